using NetworkLens.Gaps.Bench.Systems;

namespace NetworkLens.Gaps.Bench;

/// <summary>Names of scenarios: what is asked of a method in each stands in <c>Acceptance</c>.</summary>
internal static class Scenario
{
    public const string Planted = "planted";
    public const string Free = "gap-free twin";
    public const string Continuous = "continuous cuts";
    public const string Many = "30 % cut";
    public const string Hidden = "hidden pair effects";
    public const string HiddenFree = "hidden pair effects, gap-free";
    public const string Closure = "80 % closure";
    public const string ClosureFree = "80 % closure, gap-free";
    public const string Silent = "non-response";
    public const string SilentFree = "non-response, gap-free";
    public const string Unknown = "discipline unknown";
    public const string Latent = "latent space";
    public const string LatentFree = "latent space, gap-free";
    public const string Actors = "actors";
    public const string ActorsFree = "actors, gap-free";
    public const string Services = "services";
    public const string ServicesFree = "services, gap-free";
    public const string Pools = "pools cut";
    public const string Large = "12,000 to 25,000";
    public const string LargeFree = "12,000 to 25,000, gap-free";
}

/// <summary>The systems of a run. Seeds of the two halves have nothing in common: one is for tuning, the other is kept out.</summary>
internal static class Suite
{
    private const double Usual = 0.08;

    /// <summary>Ten small systems: five planted and their gap-free twins.</summary>
    public static SystemPlan[] Quick() =>
    [
        .. Enumerable.Range(1, 5).SelectMany(seed => Twins(Scenario.Planted, Scenario.Free, 500_000 + seed, 1200 + (200 * (seed % 3)))),
    ];

    /// <summary>Every scenario, 40 planted systems and 40 gap-free twins among them.</summary>
    public static SystemPlan[] Whole(bool isHeldOut)
    {
        var first = isHeldOut ? 900_000 : 100_000;
        int[] sizes = [1000, 1500, 2000, 3000, 4000, 6000, 2500, 3500];
        return
        [
            .. Some(40, i => Twins(Scenario.Planted, Scenario.Free, first + i, sizes[i % sizes.Length])),
            .. Some(12, i => [Plan(Scenario.Continuous, first + 1000 + i, 3000) with { CutShare = 0.15, IsContinuous = true }]),
            .. Some(8, i => [Plan(Scenario.Many, first + 2000 + i, 3000) with { CutShare = 0.3 }]),
            .. Some(8, i => Twins(Scenario.Hidden, Scenario.HiddenFree, first + 3000 + i, 3000, plan => plan with { HiddenSpread = 0.4 })),
            .. Some(6, i => Twins(Scenario.Closure, Scenario.ClosureFree, first + 4000 + i, 3000, plan => plan with { Closure = 0.8 })),
            .. Some(6, i => Twins(Scenario.Silent, Scenario.SilentFree, first + 5000 + i, 3000, plan => plan with { ResponseRate = 0.6 })),
            .. Some(4, i => [Plan(Scenario.Unknown, first + 6000 + i, 2000) with { CutShare = Usual, IsDisciplineKnown = false }]),
            .. Some(6, i => Twins(
                Scenario.Latent, Scenario.LatentFree, first + 7000 + i, 3000, plan => plan with { Form = TieForm.LatentSpace })),
            .. Some(6, i => Twins(
                Scenario.Actors, Scenario.ActorsFree, first + 8000 + i, 2500, plan => plan with { Form = TieForm.Actors })),
            .. Some(6, i => Twins(
                Scenario.Services,
                Scenario.ServicesFree,
                first + 10_000 + i,
                3000 + (1000 * (i % 2)),
                plan => plan with { HasServices = true })),
            .. Some(20, i => [Plan(Scenario.Pools, first + 11_000 + i, 6000) with { CutShare = Usual, CutsPoolsOnly = true }]),
            .. Some(2, i => Twins(Scenario.Large, Scenario.LargeFree, first + 9000 + i, i == 0 ? 12_000 : 25_000)),
        ];
    }

    private static IEnumerable<SystemPlan> Some(int count, Func<int, SystemPlan[]> plans) => Enumerable.Range(0, count).SelectMany(plans);

    private static SystemPlan[] Twins(string planted, string free, int seed, int people, Func<SystemPlan, SystemPlan>? change = null)
    {
        change ??= plan => plan;
        return [change(Plan(planted, seed, people) with { CutShare = Usual }), change(Plan(free, seed, people))];
    }

    private static SystemPlan Plan(string scenario, int seed, int people) =>
        new() { Scenario = scenario, Seed = seed, People = people, MeanDegree = 12 + (4 * (seed % 3)) };
}
