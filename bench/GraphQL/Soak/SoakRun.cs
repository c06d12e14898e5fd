using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Runtime.InteropServices;
using NetworkLens.GraphQL.Bench.Comparison;
using NetworkLens.GraphQL.Bench.Servers;

namespace NetworkLens.GraphQL.Bench.Soak;

/// <summary>Full load for some minutes, right and wrong requests mixed, and what has become of the server's memory.</summary>
/// <param name="minutes">How long.</param>
/// <param name="output">Where the report goes.</param>
internal sealed class SoakRun(double minutes, TextWriter output)
{
    private const double MaxGrowth = 0.10;
    private static readonly TimeSpan SampleEvery = TimeSpan.FromSeconds(10);
    private readonly List<(double Minute, SoakState State, long Requests)> samples = [];
    private readonly SoakTally tally = new();
    private readonly SoakGate gate = new();

    /// <summary>Runs it; true when nothing went otherwise than it must and memory stayed flat.</summary>
    public async Task<bool> RunAsync()
    {
        string[] self = ["dotnet", Path.Combine(AppContext.BaseDirectory, "NetworkLens.GraphQL.Bench.dll")];
        using var server = await ServerProcess.StartAsync("soak", 5210, [.. self, "soak-server"]);
        using var client = new HttpClient { BaseAddress = server.Address("") };
        using var stop = new CancellationTokenSource();
        var address = server.Address("graphql");
        var asking = new SoakClients(address, gate, tally);
        var subscribing = new SoakSubscribers(address, gate, tally);
        List<Task> load =
        [
            .. Enumerable.Range(1, 24).Select(seed => asking.AskAsync(seed, stop.Token)),
            .. Enumerable.Range(101, 4).Select(seed => asking.LeaveAsync(seed, stop.Token)),
            .. Enumerable.Range(201, 6).Select(seed => subscribing.UseSocketsAsync(seed, stop.Token)),
            .. Enumerable.Range(301, 6).Select(seed => subscribing.UseEventsAsync(seed, stop.Token)),
        ];
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start).TotalMinutes < minutes)
        {
            await Task.Delay(SampleEvery, CancellationToken.None);
            await gate.CloseAsync();
            var state = await SettledAsync(client);
            samples.Add((Stopwatch.GetElapsedTime(start).TotalMinutes, state, tally.Right));
            Console.Error.WriteLine(FormattableString.Invariant(
                $"{samples[^1].Minute:0.0} min: {tally.Right} right, {tally.Wrong} wrong, {state.Memory.LiveBytes >> 10} KB live"));
            gate.Open();
        }

        await stop.CancelAsync();
        await Task.WhenAll(load);
        return Report(await SettledAsync(client));
    }

    private static async Task<SoakState> StateAsync(HttpClient client) =>
        await client.GetFromJsonAsync("state", BareJson.Default.SoakState) ?? throw new InvalidOperationException("No state.");

    // Those who left without a word are noticed soon, not at once.
    private static async Task<SoakState> SettledAsync(HttpClient client)
    {
        for (var attempt = 0; ; attempt++)
        {
            var state = await StateAsync(client);
            if (state.OpenStreams == 0 || attempt == 20)
            {
                return state;
            }

            await Task.Delay(500);
        }
    }

    private bool Report(SoakState end)
    {
        // Caches fill and code is compiled in the first fifth: two minutes of ten.
        var settled = samples.Where(sample => sample.Minute >= minutes / 5).ToList();
        var (liveGrowth, workingGrowth) = (Growth(settled, memory => memory.LiveBytes), Growth(settled, memory => memory.WorkingSetBytes));
        var isFlat = liveGrowth < MaxGrowth && workingGrowth < MaxGrowth;
        var isRight = tally.Wrong == 0 && end is { Unexpected: 0, Unobserved: 0, OpenStreams: 0 };
        Line($"Soak of {minutes} minutes, server on one core and clients on another, {RuntimeInformation.FrameworkDescription},");
        Line($"{DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC.\n");
        var verdict = isFlat && isRight ? "Passed" : "Failed";
        Line($"**{verdict}**: {tally.Right:#,0} went as they must, {tally.Right / (minutes * 60):#,0} a second;");
        Line($"{tally.Wrong} did not; {end.Unexpected} unexpected exceptions, {end.Unobserved} unobserved tasks,");
        Line($"{end.OpenStreams} streams left open at the end.");
        Line($"From minute {minutes / 5:0.#} to the end: live memory {liveGrowth:+0.0%;-0.0%}, working set {workingGrowth:+0.0%;-0.0%}");
        Line($"(the lowest sample of the last quarter beside the lowest of the first).");
        Line($"\n| kind | as it must | otherwise |\n|---|---|---|");
        foreach (var (kind, right, wrong) in tally.Kinds)
        {
            Line($"| {kind} | {right:#,0} | {wrong} |");
        }

        foreach (var example in tally.Examples)
        {
            Line($"\n- {example}");
        }

        Line($"\n| minute | live KB | working set MB | open streams | threads | requests |\n|---|---|---|---|---|---|");
        foreach (var (minute, state, requests) in samples)
        {
            var (live, working) = (state.Memory.LiveBytes >> 10, state.Memory.WorkingSetBytes >> 20);
            Line($"| {minute:0.0} | {live:#,0} | {working} | {state.OpenStreams} | {state.Threads} | {requests:#,0} |");
        }

        return isFlat && isRight;
    }

    // Pools give memory back late and by fits, so single samples go up and down; what is never given back lifts the lowest.
    private static double Growth(List<(double Minute, SoakState State, long Requests)> settled, Func<Memory, long> of)
    {
        var count = Math.Max(1, settled.Count / 4);
        return settled.Count < 2
            ? 0
            : (Lowest(settled.TakeLast(count)) / Lowest(settled.Take(count))) - 1;

        double Lowest(IEnumerable<(double Minute, SoakState State, long Requests)> part) => part.Min(sample => of(sample.State.Memory));
    }

    private void Line(FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
