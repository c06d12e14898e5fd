using System.Diagnostics;

namespace NetworkLens.Api.Tests.CommandLine;

/// <summary>The program itself, as a process of its own, standing in a folder with a database of its own.</summary>
internal sealed class ProgramRun : IDisposable
{
    private readonly string _program = FindProgram();

    public ProgramRun()
    {
        Folder = Directory.CreateTempSubdirectory("networklens-run-").FullName;
        Database = Path.Combine(Folder, "run.db");
    }

    public string Folder { get; }

    public string Database { get; }

    public async Task<(int Code, string Out, string Error)> RunAsync(CancellationToken cancel, params string[] args)
    {
        using var process = Start(args);
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var error = process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return (process.ExitCode, await output, await error);
    }

    /// <summary>Starts it and leaves it running; whoever started it kills it.</summary>
    public Process Start(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(_program);
        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        start.Environment["ConnectionStrings__NetworkLens"] = $"Data Source={Database}";
        return Process.Start(start)!;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    // The same configuration as these tests, from the program's own output folder.
    private static string FindProgram()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Repository.PathOf("src", "Api", "bin", output.Parent!.Name, output.Name, "NetworkLens.Api.dll");
    }
}
