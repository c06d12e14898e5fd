using NetworkLens.Gaps.Bench;
using NetworkLens.Gaps.Bench.Methods;
using NetworkLens.Gaps.Bench.Scoring;

// (nothing)      every scenario on the seeds for tuning, into results/tuning.md
// --held-out     the same on the seeds that nothing was tuned on, into results/held-out.md
// --quick        ten small systems, to the console
// --only TEXT    just the scenarios whose name contains TEXT, to the console
var isQuick = args.Contains("--quick");
var isHeldOut = args.Contains("--held-out");
var plans = isQuick ? Suite.Quick() : Suite.Whole(isHeldOut);
var only = Array.IndexOf(args, "--only");
if (only >= 0 && only + 1 < args.Length)
{
    plans = [.. plans.Where(plan => plan.Scenario.Contains(args[only + 1], StringComparison.Ordinal))];
}

var run = Run.Of(plans, AllMethods.All, Console.Error);
var seeds = isQuick
    ? "ten small systems"
    : isHeldOut ? "seeds that nothing was tuned on (900,000 and up)" : "seeds for tuning (100,000 and up)";
Criterion[] criteria = isQuick
    ? []
    : [
        .. Acceptance.Of(scenario => run.Of(AllMethods.Model, scenario), scenario => run.Of(AllMethods.Density, scenario)),
        .. NonResponse.Of(plans.Where(plan => plan.Scenario == Scenario.SilentFree)),
        Stability.Settled(run),
        Stability.Of(plans.Where(plan => plan.CutShare > 0).Take(6)),
    ];
var page = Report.Of(run, $"Planted gaps: {seeds}", criteria);
if (isQuick || only >= 0)
{
    Console.Write(page);
}
else
{
    Directory.CreateDirectory("results");
    File.WriteAllText(Path.Combine("results", isHeldOut ? "held-out.md" : "tuning.md"), page);
}
