using System.Diagnostics;
using System.Globalization;
using NetworkLens.Fuzzing;

// dotnet run -c Release --project bench/Fuzz -- [SEED] [MINUTES]
// Every target in turn, 2,000 inputs of a seed each, then the next seed, until the time is up. Exits 1 at the first input that a target
// does not stand, with what is needed to put it in again.
var seed = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1;
var minutes = args.Length > 1 ? double.Parse(args[1], CultureInfo.InvariantCulture) : 10;
const int InputsPerTurn = 2_000;

using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(minutes));
await using var server = new FuzzServer();
await server.StartAsync(CancellationToken.None);
FuzzTarget[] targets = [.. FuzzTargets.All, server.Target];
var counts = targets.ToDictionary(target => target.Name, _ => 0L);
var most = 0L;
try
{
    for (; !stop.IsCancellationRequested; seed++)
    {
        foreach (var target in targets)
        {
            await target.RunAsync(seed, InputsPerTurn, stop.Token);
            counts[target.Name] += InputsPerTurn;
        }

        most = Math.Max(most, Process.GetCurrentProcess().WorkingSet64);
    }
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    // The time is up in the middle of a turn.
}
catch (FuzzFailureException failure)
{
    Console.Error.WriteLine(failure);
    return 1;
}

foreach (var (name, count) in counts)
{
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count,12:N0}  {name}"));
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"up to seed {seed}; at most {most >> 20} MB of memory"));
return 0;
