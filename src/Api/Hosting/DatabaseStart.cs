using NetworkLens.Data.Databases;
using NetworkLens.Data.Import;
using NetworkLens.Data.Versions;

namespace NetworkLens.Api.Hosting;

/// <summary>Brings the database to where the API can serve from it.</summary>
internal static class DatabaseStart
{
    /// <summary>The sample that is copied beside the program.</summary>
    public static string SampleFolder { get; } = Path.Combine(AppContext.BaseDirectory, "samples", "northmere");

    /// <summary>Migrates, and fills a database that never held data with the sample.</summary>
    /// <param name="services">The data room.</param>
    /// <param name="noSample">Leaves an empty database empty.</param>
    /// <param name="say">Told what takes time.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Null when it is ready, otherwise what is wrong and how to mend it.</returns>
    public static async Task<string?> ReadyAsync(IServiceProvider services, bool noSample, Action<string> say, CancellationToken cancel)
    {
        if (await services.GetRequiredService<DatabaseMigration>().MigrateAsync(cancel) is { } fault)
        {
            return fault.ToString();
        }

        if (noSample || await services.GetRequiredService<DataVersions>().CurrentAsync(cancel) is not null)
        {
            return null;
        }

        say("The database is empty: it is being filled with Northmere, an invented care system. --no-sample leaves it empty.");
        var outcome = await services.GetRequiredService<Importer>().FillWithSampleAsync(SampleFolder, cancel);
        return outcome.DatabaseFault?.ToString() ?? (outcome.Faults is { } faults ? ImportReportText.Format(faults, most: 10) : null);
    }
}
