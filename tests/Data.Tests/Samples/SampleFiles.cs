using System.Globalization;
using System.Reflection;
using CsvHelper;

namespace NetworkLens.Data.Tests.Samples;

/// <summary>Reads what a sample wrote, knowing docs/import.md and nothing of the generator.</summary>
internal static class SampleFiles
{
    internal static string RepositoryRoot { get; } = typeof(SampleFiles).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    internal static string Committed { get; } = Path.Combine(RepositoryRoot, "samples", "northmere");

    internal static List<Dictionary<string, string>> Read(string folder, string file)
    {
        using var text = new StreamReader(Path.Combine(folder, file));
        using var csv = new CsvReader(text, CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        var header = csv.HeaderRecord!;
        var rows = new List<Dictionary<string, string>>();
        while (csv.Read())
        {
            rows.Add(header.ToDictionary(column => column, column => csv.GetField(column) ?? "", StringComparer.Ordinal));
        }

        return rows;
    }
}

/// <summary>A new folder that goes when the test is over.</summary>
internal sealed class ScratchFolder : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("northmere").FullName;

    internal string At(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
