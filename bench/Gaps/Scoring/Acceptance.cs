using NetworkLens.Graph.Connectivity;

namespace NetworkLens.Gaps.Bench.Scoring;

/// <summary>What is asked of the model before its verdicts may be shown, decided before it was written.</summary>
internal static class Acceptance
{
    /// <summary>Measures it all.</summary>
    /// <param name="of">Scored pairs of the model by scenario.</param>
    /// <param name="density">The same of the raw density ranking, which severity is to surpass.</param>
    public static IEnumerable<Criterion> Of(Func<string, ScoredPair[]> of, Func<string, ScoredPair[]> density)
    {
        var (planted, free) = (of(Scenario.Planted), of(Scenario.Free));
        return FalsePositives(free).Concat(Finding(planted)).Concat(Stress(of)).Concat(Severity(of, density))
            .Append(Criterion.AtMost("CONNECTED where half or less is left", 0.02, Scores.WronglyConnected(planted)))
            .Append(new("90 % interval holds the true ratio", 0.90, 0.96, Scores.Coverage(planted).Value, Scores.Coverage(planted).Cases))
            .Append(new(
                "90 % interval, gap-free", 0.90, 0.96, Scores.Coverage(free).Value, Scores.Coverage(free).Cases));
    }

    private static IEnumerable<Criterion> FalsePositives(ScoredPair[] free)
    {
        foreach (var dimension in Enum.GetValues<Dimension>())
        {
            var share = Scores.FalsePositives(free, 0.05, dimension);
            yield return dimension == Dimension.ClinicalManagerial
                ? Criterion.AtMost($"gap-free: p < .05, {dimension}", 0.06, share)
                : new($"gap-free: p < .05, {dimension}", 0.015, 0.065, share.Value, share.Cases);
        }

        var pooled = Scores.FalsePositives(free, 0.05);
        yield return new("gap-free: p < .05, all", 0.025, 0.055, pooled.Value, pooled.Cases);
        yield return Criterion.AtMost("gap-free: p < .001, all", 0.002, Scores.FalsePositives(free, 0.001));
        yield return Criterion.AtMost("gap-free systems with any GAP", 0.10, Scores.SystemsWithGap(free), 40);
    }

    private static IEnumerable<Criterion> Finding(ScoredPair[] planted)
    {
        yield return Criterion.AtLeast("recall of gaps powered at .001", 0.75, Scores.Recall(planted, 0.001), 150);
        yield return Criterion.AtLeast("recall of gaps powered at .0001", 0.85, Scores.Recall(planted, 0.0001));
        yield return Criterion.AtLeast("precision", 0.90, Scores.Precision(planted));
        var systems = planted.Select(p => p.System).Distinct().Count();
        yield return new("mean false discovery proportion", 0, 0.075, Scores.FalseDiscoveryProportion(planted), systems, 40);
        yield return Criterion.AtLeast(
            "recall of vertical gaps powered at .001", 0.75, Scores.Recall(planted, 0.001, Dimension.Vertical), 40);
        yield return Criterion.AtLeast(
            "the same, of pairs that pool directorates", 0.75,
                Scores.Recall(planted.Where(p => p.IsPooled), 0.001, Dimension.Vertical), 40);
    }

    private static IEnumerable<Criterion> Stress(Func<string, ScoredPair[]> of)
    {
        yield return Criterion.AtLeast("30 % cut: precision", 0.92, Scores.Precision(of(Scenario.Many)));
        yield return Criterion.AtMost("hidden pair effects: p < .05", 0.08, Scores.FalsePositives(of(Scenario.HiddenFree), 0.05));
        yield return Criterion.AtLeast("hidden pair effects: precision", 0.80, Scores.Precision(of(Scenario.Hidden)));
        yield return Criterion.AtMost("80 % closure: p < .05", 0.08, Scores.FalsePositives(of(Scenario.ClosureFree), 0.05));
        yield return Criterion.AtMost("actors: p < .05", 0.07, Scores.FalsePositives(of(Scenario.ActorsFree), 0.05));
        yield return Criterion.AtMost("latent space: p < .05", 0.07, Scores.FalsePositives(of(Scenario.LatentFree), 0.05));
        yield return Criterion.AtMost(
            "discipline unknown: clinical-managerial verdicts",
            0,
            Share.Of(
                of(Scenario.Unknown).Where(p => p.Dimension == Dimension.ClinicalManagerial),
                p => p.Finding.IsGap || p.Finding.IsConnected));
    }

    private static IEnumerable<Criterion> Severity(Func<string, ScoredPair[]> of, Func<string, ScoredPair[]> density)
    {
        var (own, cases) = Scores.SeverityCorrelation(of(Scenario.Continuous));
        var (plain, _) = Scores.SeverityCorrelation(density(Scenario.Continuous));
        yield return new("continuous cuts: severity and truth (Spearman)", 0.75, 1, own, cases, 120);
        yield return new("continuous cuts: the same less that of raw density", 0.15, 2, own - plain, cases, 120);
    }
}
