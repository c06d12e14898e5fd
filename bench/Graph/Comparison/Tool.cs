using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace NetworkLens.Graph.Bench.Comparison;

/// <summary>A process that holds the network and answers when it is its turn: ours, igraph or graph-tool.</summary>
/// <param name="name">As the table names it; "ours" and how many threads.</param>
/// <param name="threads">Threads it may use; igraph has one whatever is asked.</param>
/// <param name="program">What to start.</param>
/// <param name="arguments">With what.</param>
internal sealed class Tool(string name, int threads, string program, IReadOnlyList<string> arguments) : IDisposable
{
    private Process? _process;

    public string Name => name;

    /// <summary>Lets it work a measure out; starts the process where there is none.</summary>
    /// <param name="measure">Which.</param>
    /// <param name="leastMs">Calls are repeated until so much time is full.</param>
    /// <param name="patience">Who takes longer is ended, and the turn says so.</param>
    public async Task<Turn> AskAsync(string measure, double leastMs, TimeSpan patience)
    {
        _process ??= Process.Start(new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var line = string.Create(CultureInfo.InvariantCulture, $"{measure}\t{threads}\t{leastMs}");
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
        try
        {
            var answer = await _process.StandardOutput.ReadLineAsync().WaitAsync(patience);
            return answer is null
                ? throw new InvalidOperationException($"{name} ended while it worked on {measure}.")
                : JsonSerializer.Deserialize<Turn>(answer)!;
        }
        catch (TimeoutException)
        {
            Dispose();
            return new(null, 0, 0, string.Create(CultureInfo.InvariantCulture, $"> {patience.TotalMinutes:0.#} min"));
        }
    }

    public void Dispose()
    {
        if (_process is { } process)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            process.Dispose();
            _process = null;
        }
    }
}
