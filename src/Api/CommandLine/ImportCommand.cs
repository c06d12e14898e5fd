using System.CommandLine;
using NetworkLens.Api.Hosting;
using NetworkLens.Data.Databases;
using NetworkLens.Data.Import;

namespace NetworkLens.Api.CommandLine;

/// <summary><c>import DIR [--map FILE]</c>: takes a folder into the database, whole or not at all.</summary>
internal static class ImportCommand
{
    private const int MostFaults = 100;

    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "The folder of CSV files; docs/import.md says which." };
        var map = new Option<string?>("--map")
        {
            Description = "A mapping file, for nodes.csv and ties_*.csv; looked for here, then in DIR.",
        };
        var command = new Command("import", "Import a folder of CSV files: all of it or nothing.") { folder, map };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(folder)!, parsed.GetValue(map), cancel));
        return command;
    }

    private static async Task<int> RunAsync(string folder, string? map, CancellationToken cancel)
    {
        if (!DatabaseAddress.TryParse(ApiHost.ConnectionStringOf(ApiHost.ReadSettings()), out var address, out var fault))
        {
            return Terminal.Fail(fault.ToString());
        }

        await using var services = new ServiceCollection().AddNetworkLensData(address).BuildServiceProvider();
        if (await DatabaseStart.ReadyAsync(services, noSample: true, Terminal.Say, cancel) is { } startFault)
        {
            return Terminal.Fail(startFault);
        }

        var importer = services.GetRequiredService<Importer>();
        var mapPath = map is not null && !File.Exists(map) && File.Exists(Path.Combine(folder, map)) ? Path.Combine(folder, map) : map;
        var outcome = await ProgressBar.ShowAsync<ImportProgress, ImportOutcome>(
            Tell, progress => importer.ImportAsync(folder, mapPath, limits: null, progress, cancel));
        if (outcome.Report is { } report)
        {
            Terminal.Say(ImportReportText.Format(report));
            return CommandLineApp.Success;
        }

        return Terminal.Fail(
            outcome.Faults is { } faults ? ImportReportText.Format(faults, MostFaults) : outcome.DatabaseFault!.ToString());
    }

    private static (string What, double Share) Tell(ImportProgress progress) => progress.Phase switch
    {
        ImportPhase.Reading => (
            $"Reading {progress.File}", progress.BytesTotal == 0 ? 0 : (double)progress.BytesDone / progress.BytesTotal),
        ImportPhase.Writing => ($"Writing {progress.File}, {progress.RowsDone:N0} rows", 1),
        _ => ("Publishing", 1),
    };
}
