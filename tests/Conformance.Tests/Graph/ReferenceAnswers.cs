using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace NetworkLens.Conformance.Tests.Graph;

/// <summary>What igraph, networkx and numpy answer: runs <c>reference.py</c> on all graphs once, in the Python of the system.</summary>
internal static class ReferenceAnswers
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>The Python for which Debian packages both libraries; another can be named by <c>REFERENCE_PYTHON</c>.</summary>
    private static string Python => Environment.GetEnvironmentVariable("REFERENCE_PYTHON") ?? "/usr/bin/python3";

    private static string Script => Path.Combine(
        typeof(ReferenceAnswers).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(data => data.Key == "RepositoryRoot").Value!,
        "tests",
        "Conformance.Tests",
        "Graph",
        "reference.py");

    private static readonly Lazy<Task<(string? Lack, List<JsonElement> Answers)>> Once = new(RunAsync);

    /// <summary>The answer for each graph of <see cref="GraphCases.All"/>, in order; skips the test where there is no reference.</summary>
    public static async Task<List<JsonElement>> ForAllAsync()
    {
        var (lack, answers) = await Once.Value;
        if (lack is not null)
        {
            Assert.Skip(lack);
        }

        return answers;
    }

    private static async Task<(string? Lack, List<JsonElement> Answers)> RunAsync()
    {
        try
        {
            var (exitCode, _, _) = await ExecuteAsync(["-c", "import igraph, networkx, scipy"], []);
            if (exitCode != 0)
            {
                return ("igraph, networkx or scipy is not here (python3-igraph, python3-networkx, python3-scipy).", []);
            }
        }
        catch (Win32Exception)
        {
            return ($"{Python} is not here.", []);
        }

        var graphs = GraphCases.All.Select(graph => JsonSerializer.Serialize(graph.Told)).ToList();
        var (code, output, errors) = await ExecuteAsync([Script], graphs);
        code.ShouldBe(0, errors);
        var answers = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return (null, [.. answers.Select(answer => JsonSerializer.Deserialize<JsonElement>(answer))]);
    }

    private static async Task<(int ExitCode, string Output, string Errors)> ExecuteAsync(string[] arguments, List<string> lines)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var process = Process.Start(new ProcessStartInfo(Python, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            foreach (var line in lines)
            {
                await process.StandardInput.WriteLineAsync(line.AsMemory(), limit.Token);
            }

            process.StandardInput.Close();
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
