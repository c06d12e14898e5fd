using System.Collections.Immutable;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Gravity;

/// <summary>Fits, judges, leaves the gaps out, and fits again until the same gaps are found.</summary>
internal sealed class GravityComputation
{
    private readonly GravityPeople _people;
    private readonly CsrGraph _graph;
    private readonly ImmutableArray<GroupPair> _pairs;
    private readonly GravityOptions _options;
    private readonly Effort _quiet;
    private readonly IProgress<double>? _progress;
    private readonly GravityCells _cells;
    private readonly CellTies _ties;
    private readonly (int[] A, int[] B)[] _cellsOf;
    private readonly PairDyads _dyads;
    private GravityFit? _last; // from which the next begins

    public GravityComputation(
        GravityPeople people, CsrGraph ties, ImmutableArray<GroupPair> pairs, GravityOptions options, Effort effort)
    {
        (_people, _graph) = (people, ties);
        (_pairs, _options, _progress, _quiet) = (pairs, options, effort.Progress, effort with { Progress = null });
        _cells = GravityCells.Of(people, pairs.SelectMany(pair => new[] { pair.A, pair.B }).Distinct());
        var cellsOf = new Dictionary<ImmutableArray<int>, int[]>();
        _cellsOf = [.. pairs.Select(pair => (CellsOf(pair.A, cellsOf), CellsOf(pair.B, cellsOf)))];
        _ties = CellTies.Of(_cells, ties, effort.Cancel);
        _dyads = new(people, _options);
    }

    public GravityReport Compute()
    {
        Tell(0);
        var (report, gaps) = Judge(LeftOutPairs.None(_cells), 0);
        for (var trim = 1; trim <= _options.TrimRounds && gaps.Length > 0; trim++)
        {
            Tell(trim);
            var first = gaps.Where(pair => _pairs[pair].MayLeave)
                .OrderBy(pair => report.Pairs[pair].P).ThenBy(pair => pair).Select(pair => _cellsOf[pair]);
            var leftOut = LeftOutPairs.Of(_cells, first, _options.TrimCellPairLimit);
            if (leftOut.GroupPairs == 0)
            {
                break;
            }

            var (next, found) = Judge(leftOut, trim);
            if (next.Outcome != GravityOutcome.Converged)
            {
                // What is left of the ties does not settle: the fit with all of them stands.
                break;
            }

            report = next with { Trims = trim };
            if (found.AsSpan().SequenceEqual(gaps))
            {
                break;
            }

            gaps = found;
        }

        _progress?.Report(1);
        return report;
    }

    // How many fits are made and judged, of as many as there may be; a fit that is not judged is half of one.
    private void Tell(double fits) => _progress?.Report(0.1 + (0.9 * fits / (_options.TrimRounds + 1)));

    private int[] CellsOf(ImmutableArray<int> group, Dictionary<ImmutableArray<int>, int[]> known)
    {
        if (!known.TryGetValue(group, out var cells))
        {
            known.Add(group, cells = _cells.CellsOf(group));
        }

        return cells;
    }

    /// <summary>Fits without some pairs and judges all; gives the gaps by index.</summary>
    private (GravityReport Report, int[] Gaps) Judge(LeftOutPairs leftOut, int trim)
    {
        var targets = new FitTargets(_cells, _ties, leftOut);
        if (!Array.Exists(targets.Ends, ends => ends > 0))
        {
            return (Silent(GravityOutcome.NoTies, 0), []);
        }

        var fit = GravityFit.Compute(targets, _options, _quiet, _last);
        if (!fit.HasConverged)
        {
            return (Silent(GravityOutcome.NotConverged, fit.Rounds), []);
        }

        _last = fit;
        Tell(trim + 0.5);
        var dispersions = Spreads.Of(targets, _options, pairs => SumsOf(fit, pairs), _quiet.Cancel);
        var sums = SumsOf(fit, _cellsOf);
        var findings = new PairVerdicts(_options, _dyads, dispersions).Of(_pairs, sums, _quiet);
        var report = new GravityReport
        {
            Outcome = GravityOutcome.Converged,
            Rounds = fit.Rounds,
            TrimmedPairs = leftOut.GroupPairs,
            Cells = _cells.Count,
            Coefficients = [.. fit.Covariates.Names.Select((name, column) => new GravityCoefficient(name, fit.Coefficients[column]))],
            Dispersions = dispersions,
            Pairs = findings,
            Settled = new(_people, _graph, fit),
        };
        return (report, [.. Enumerable.Range(0, findings.Length).Where(pair => findings[pair].Verdict == GapVerdict.Gap)]);
    }

    private GravityReport Silent(GravityOutcome outcome, int rounds) => new()
    {
        Outcome = outcome,
        Rounds = rounds,
        Cells = _cells.Count,
        Pairs =
        [
            .. _pairs.Select((pair, at) => new PairFinding
            {
                Observed = ObservedOf(_cellsOf[at]),
                Observable = _dyads.ObservableOf(pair),
                Verdict = outcome == GravityOutcome.NoTies ? GapVerdict.TooFew : GapVerdict.CannotTell,
            }),
        ],
    };

    private long ObservedOf((int[] A, int[] B) pair)
    {
        var (a, b) = (pair.A.ToHashSet(), pair.B.ToHashSet());
        var twice = 0L;
        foreach (var cell in pair.A)
        {
            var others = _ties.CellsOf(cell);
            var counts = _ties.CountsOf(cell);
            for (var i = 0; i < others.Length; i++)
            {
                twice += !b.Contains(others[i]) ? 0 : b.Contains(cell) && a.Contains(others[i]) ? counts[i] : 2 * counts[i];
            }
        }

        return twice / 2;
    }

    private PairSums[] SumsOf(GravityFit fit, IReadOnlyList<(int[] A, int[] B)> pairs) => PairAdder.OfAll(fit.Rates, pairs, _quiet);
}
