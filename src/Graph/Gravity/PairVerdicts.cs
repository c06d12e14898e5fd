using System.Collections.Immutable;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Hypotheses;
using NetworkLens.Graph.Connectivity;

namespace NetworkLens.Graph.Gravity;

/// <summary>From sums to verdicts.</summary>
/// <remarks>
/// TOO_FEW where even no tie would not be surprising if all that is unknown were how single ties fall; CANNOT_TELL where it would not be
/// since pairs differ, or activities are not known, by that much (ρ and τ²), and where too little is known for a test (reference pairs,
/// levels, disciplines, dyads seen); GAP where q is less than <see cref="GravityOptions.GapQ"/>; CONNECTED where the lower end of the
/// interval is above half of what is expected; else CANNOT_TELL. q is over all pairs that are tested.
/// </remarks>
internal sealed class PairVerdicts(GravityOptions options, PairDyads dyads, ImmutableArray<GravityDispersion> dispersions)
{
    private const int PairsPerPart = 256;
    private const double Tail = 0.05;          // on each side: a 90 % interval
    private const double ConnectedFrom = 0.5;  // of what is expected
    private const double HighCoverage = 0.8;
    private const double ModerateCoverage = 0.65;
    private const double HighConfidenceQ = 0.01;

    public ImmutableArray<PairFinding> Of(ImmutableArray<GroupPair> pairs, PairSums[] sums, Effort effort)
    {
        var findings = new PairFinding[sums.Length];
        var p = new double[sums.Length];
        Chunks.Run(Chunks.Count(sums.Length, PairsPerPart), effort, part =>
        {
            var (from, to) = Chunks.Range(part, PairsPerPart, sums.Length);
            for (var at = from; at < to; at++)
            {
                findings[at] = Measure(pairs[at], sums[at]);
                p[at] = findings[at].IsTestable && !IsRefused(pairs[at].Dimension, findings[at]) ? findings[at].P : double.NaN;
            }
        });
        var q = BenjaminiHochberg.Compute(p);
        for (var at = 0; at < findings.Length; at++)
        {
            findings[at] = Judge(findings[at], q[at]);
        }

        return [.. findings];
    }

    private PairFinding Measure(GroupPair pair, PairSums sums)
    {
        var finding = new PairFinding { Observed = (long)Math.Round(sums.Observed), Observable = dyads.ObservableOf(pair) };
        var expected = sums.Expected;
        if (!(expected > 0))
        {
            return finding with { Expected = 0, Verdict = GapVerdict.TooFew };
        }

        var (phi, unknown) = (DispersionOf(pair.Dimension).Phi, sums.Uncertainty + DispersionOf(pair.Dimension).PairSpread);
        var variance = Dispersion.Variance(expected, phi, unknown);
        var spread = variance / expected;
        // Were all else certain, ties would still come one by one, at a variance of φE.
        var isFew = Math.Exp(-sums.Fitted * (phi > 1 ? Math.Log(phi) / (phi - 1) : 1)) / 2 > options.TestableP;
        var leastP = new NegativeBinomial(sums.Fitted, Dispersion.Variance(sums.Fitted, phi, unknown)).MidLowerTail(0);
        return finding with
        {
            Expected = expected,
            Variance = variance,
            RatioLow = sums.Observed > 0 ? GammaDistribution.Quantile(sums.Observed / spread, Tail) * spread / expected : 0,
            RatioHigh = GammaDistribution.Quantile((sums.Observed / spread) + 1, 1 - Tail) * spread / expected,
            P = new NegativeBinomial(expected, variance).MidLowerTail(sums.Observed),
            LeastP = leastP,
            IsTestable = leastP <= options.TestableP,
            Verdict = isFew ? GapVerdict.TooFew : GapVerdict.CannotTell,
        };
    }

    private bool IsRefused(Dimension dimension, PairFinding finding) =>
        DispersionOf(dimension).ReferencePairs < options.LeastReferencePairs
        || finding.Observable < options.LeastObservable
        || dyads.IsRefused(dimension);

    private PairFinding Judge(PairFinding finding, double q)
    {
        var verdict = !finding.IsTestable ? finding.Verdict
            : double.IsNaN(q) ? GapVerdict.CannotTell
            : q < options.GapQ ? GapVerdict.Gap
            : finding.RatioLow > ConnectedFrom ? GapVerdict.Connected
            : GapVerdict.CannotTell;
        return finding with
        {
            Q = q,
            Verdict = verdict,
            Severity = verdict == GapVerdict.Gap ? Math.Clamp(1 - (finding.Observed / finding.Expected), 0, 1) : null,
            Confidence = finding.Observable < ModerateCoverage ? GapConfidence.Low
                : finding.Observable >= HighCoverage && q < HighConfidenceQ ? GapConfidence.High
                : GapConfidence.Moderate,
        };
    }

    private GravityDispersion DispersionOf(Dimension dimension) => dispersions[(int)dimension - 1];
}
