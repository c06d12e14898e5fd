using System.Diagnostics;

namespace NetworkLens.Api.Tests.CommandLine;

/// <summary>
/// The program itself, as a process of its own, standing in a folder of its own, on a SQLite file of its own unless told otherwise.
/// </summary>
internal sealed class ProgramRun : IDisposable
{
    private readonly string _connection;

    public ProgramRun(string? connection = null)
    {
        Folder = Directory.CreateTempSubdirectory("networklens-run-").FullName;
        Database = Path.Combine(Folder, "run.db");
        _connection = connection ?? $"Data Source={Database}";
    }

    public string Folder { get; }

    public string Database { get; }

    /// <summary>Settings beside the connection, by the names of environment variables.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    public Task<(int Code, string Out, string Error)> RunAsync(CancellationToken cancel, params string[] args) =>
        FinishAsync(Start(args), cancel);

    /// <summary>
    /// Runs <c>dotnet run --project src/Api</c> as a user types it, standing at the root of the repository; built already.
    /// </summary>
    public Task<(int Code, string Out, string Error)> RunFromRootAsync(CancellationToken cancel, params string[] args) => FinishAsync(
        Start(Repository.Root, ["run", "--no-build", "-c", Configuration, "--project", "src/Api", "--", .. args]), cancel);

    /// <summary>Starts it and leaves it running; whoever started it kills it.</summary>
    public Process Start(params string[] args) => Start(Folder, [Program, .. args]);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    // The same configuration as these tests, from the program's own output folder.
    private static string Configuration => Output.Parent!.Name;

    private static string Program => Repository.PathOf("src", "Api", "bin", Configuration, Output.Name, "NetworkLens.Api.dll");

    private static DirectoryInfo Output => new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    private static async Task<(int Code, string Out, string Error)> FinishAsync(Process started, CancellationToken cancel)
    {
        using var process = started;
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var error = process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return (process.ExitCode, await output, await error);
    }

    private Process Start(string standingIn, IEnumerable<string> args)
    {
        var start = new ProcessStartInfo("dotnet", args)
        {
            WorkingDirectory = standingIn,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["ConnectionStrings__NetworkLens"] = _connection;
        foreach (var (name, value) in Settings)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
