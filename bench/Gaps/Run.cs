using NetworkLens.Gaps.Bench.Methods;
using NetworkLens.Gaps.Bench.Scoring;
using NetworkLens.Gaps.Bench.Systems;

namespace NetworkLens.Gaps.Bench;

/// <summary>What every method said of every pair of every system of a run.</summary>
/// <param name="Plans">The systems, in order.</param>
/// <param name="Pairs">Scored pairs by method, systems in order.</param>
/// <param name="Seconds">Processor time of each method, in seconds.</param>
internal sealed record Run(SystemPlan[] Plans, Dictionary<string, ScoredPair[][]> Pairs, Dictionary<string, double> Seconds)
{
    /// <summary>Makes the systems one by one, each looked at by every method.</summary>
    public static Run Of(SystemPlan[] plans, IReadOnlyList<Method> methods, TextWriter? log = null)
    {
        var pairs = methods.ToDictionary(method => method.Name, _ => new ScoredPair[plans.Length][]);
        var seconds = methods.ToDictionary(method => method.Name, _ => 0.0);
        for (var number = 0; number < plans.Length; number++)
        {
            var system = PlantedSystem.Make(plans[number]);
            foreach (var method in methods)
            {
                var before = Environment.CpuUsage.TotalTime;
                pairs[method.Name][number] = [.. ScoredPair.Of(number, system, method.Find(system))];
                seconds[method.Name] += (Environment.CpuUsage.TotalTime - before).TotalSeconds;
            }

            var size = $"{system.Staff.Count} people, {system.Pairs.Length} pairs";
            log?.WriteLine($"{number + 1} of {plans.Length}: {plans[number].Scenario}, {size}");
        }

        return new(plans, pairs, seconds);
    }

    /// <summary>The scored pairs of a method in one scenario.</summary>
    public ScoredPair[] Of(string method, string scenario) =>
        [.. Pairs[method].Where((_, number) => Plans[number].Scenario == scenario).SelectMany(pairs => pairs)];
}
