using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace NetworkLens.GraphQL.Bench.Comparison;

/// <summary>What one run of the load measured.</summary>
/// <param name="PerSecond">Requests per second of wall time.</param>
/// <param name="PerCpuSecond">Requests per second of the server's processor time.</param>
/// <param name="P50Us">The median latency, in microseconds.</param>
/// <param name="P99Us">What one request in a hundred exceeds.</param>
/// <param name="Errors">Requests that failed in any way.</param>
/// <param name="Bytes">Allocated by the server for each request; null when it does not tell.</param>
/// <param name="Foreign">How much of the two cores others used, as a share of one core.</param>
internal sealed record Run(
    double PerSecond,
    double PerCpuSecond,
    double P50Us,
    double P99Us,
    long Errors,
    double? Bytes,
    double Foreign)
{
    /// <summary>Whether the machine did little else meanwhile.</summary>
    public bool IsQuiet => Foreign < 0.10;
}

/// <summary>A closed loop of 32 connections on the second core, made by wrk.</summary>
/// <param name="scripts">Where load.lua lies.</param>
internal sealed class Load(string scripts)
{
    private const int Connections = 32;

    /// <summary>Sends a body again and again.</summary>
    /// <param name="server">Whom to.</param>
    /// <param name="path">Where to.</param>
    /// <param name="bodyFile">The body.</param>
    /// <param name="seconds">How long.</param>
    public async Task<Run> RunAsync(ServerProcess server, string path, string bodyFile, int seconds)
    {
        var allocated = await server.AllocatedAsync();
        var (cpu, own, busy, clock) = (server.CpuSeconds, ProcStat.OfChildren(), ProcStat.OfTwoCores(), Stopwatch.GetTimestamp());
        var figures = await WrkAsync(server.Address(path), bodyFile, seconds);
        var (took, used) = (Stopwatch.GetElapsedTime(clock).TotalSeconds, server.CpuSeconds - cpu);
        var foreign = Math.Max(0, (ProcStat.OfTwoCores() - busy - used - (ProcStat.OfChildren() - own)) / took);
        var requests = figures.GetProperty("requests").GetDouble();
        return new Run(
            requests / figures.GetProperty("microseconds").GetDouble() * 1e6,
            requests / used,
            figures.GetProperty("p50").GetDouble(),
            figures.GetProperty("p99").GetDouble(),
            figures.GetProperty("errors").GetInt64(),
            (await server.AllocatedAsync() - allocated) / requests,
            foreign);
    }

    private async Task<JsonElement> WrkAsync(Uri address, string bodyFile, int seconds)
    {
        string[] arguments =
        [
            "-c", "1", "wrk", "-t1", FormattableString.Invariant($"-c{Connections}"), FormattableString.Invariant($"-d{seconds}s"),
            "--latency", "-s", Path.Combine(scripts, "load.lua"), address.ToString(),
        ];
        var start = new ProcessStartInfo("taskset", arguments) { UseShellExecute = false, RedirectStandardOutput = true };
        start.Environment["BODY"] = bodyFile;
        using var wrk = Process.Start(start) ?? throw new InvalidOperationException("wrk cannot be started.");
        var output = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        var line = output.Split('\n').FirstOrDefault(each => each.StartsWith("FIGURES ", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"wrk says: {output}");
        using var figures = JsonDocument.Parse(line["FIGURES ".Length..]);
        return figures.RootElement.Clone();
    }
}
