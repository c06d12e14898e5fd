using System.Collections.Immutable;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Hypotheses;

/// <summary>MRQAP: how far several networks, or what people have in common, explain a network, each with the others held.</summary>
/// <param name="Coefficients">One for each explanatory variable, in their order.</param>
/// <param name="Intercept">The value where all explanatory variables are 0; not tested, since no exchange of people changes it.</param>
/// <param name="RSquared">Share of the variance that is explained, 0..1; <see cref="Absence.NoVariance"/> of a constant network.</param>
/// <param name="AdjustedRSquared">The same, corrected for the number of variables; may be below 0.</param>
/// <param name="Pairs">Pairs of people that count: ordered ones if any variable has directions, otherwise unordered ones.</param>
/// <remarks>
/// <para>
/// Ordinary least squares over all pairs, the diagonal left out. The test is double semi-partialling: of each variable what the others
/// explain is taken off, the rows and columns of the rest are dealt out anew, and its t is compared with the t that comes of that; it
/// keeps its level under correlation among the variables and under skewed ones. With a network of 0 and 1 to explain, this is the
/// linear probability model.
/// </para>
/// <para>
/// For up to <see cref="DyadicVariable.MostPeople"/> people and <see cref="MostVariables"/> variables. Time O(draws · variables² · n²),
/// space 8 n² (variables + 3) bytes. R <c>sna</c>'s netlm(nullhyp = "qapspp", test.statistic = "t-value") fits the same and draws in the
/// same way. Dekker, D., Krackhardt, D. &amp; Snijders, T. A. B. (2007). Sensitivity of MRQAP tests to collinearity and autocorrelation
/// conditions. Psychometrika 72, 563-581.
/// </para>
/// </remarks>
public sealed record Mrqap(
    ImmutableArray<MrqapCoefficient> Coefficients, Measured Intercept, Measured RSquared, Measured AdjustedRSquared, long Pairs)
{
    /// <summary>The most explanatory variables.</summary>
    public const int MostVariables = 12;

    private const double Exact = 1e-14; // Of the variance: a smaller rest is rounding.
    private const int RowsPerCheck = 64;

    /// <summary>Fits and tests.</summary>
    /// <param name="dependent">What is to be explained.</param>
    /// <param name="explanatory">1 to <see cref="MostVariables"/> variables over the same people.</param>
    /// <param name="strata">Stratum per person, negative stays in place; empty: all exchange with all.</param>
    /// <param name="plan">Draws and seed; the same orders serve every variable.</param>
    /// <param name="effort">Threads, progress, cancellation.</param>
    /// <exception cref="ArgumentException">Numbers of people differ, or too few or too many variables.</exception>
    public static Mrqap Compute(
        DyadicVariable dependent,
        ImmutableArray<DyadicVariable> explanatory,
        ReadOnlySpan<int> strata,
        PermutationPlan plan,
        Effort effort)
    {
        Check(dependent, explanatory);
        var people = dependent.People;
        var directed = dependent.IsDirected || explanatory.Any(variable => variable.IsDirected);
        var exchange = Strata.Of(people, strata);
        var kept = Independent(explanatory, people, directed);
        var pairs = new PairBasis(people, directed).Pairs;
        if (people < 2 || kept.Count + 1 >= pairs)
        {
            return Nothing(explanatory, people < 2 ? Absence.TooFewPeople : Absence.NoPairs, pairs);
        }

        var coefficients = explanatory
            .Select(variable => new MrqapCoefficient(
                variable.Name, Measured.None(Absence.NoVariance), PermutationTest.Of(double.NaN, [])))
            .ToArray();
        var rest = double.NaN;
        for (var at = 0; at < kept.Count; at++)
        {
            var basis = new PairBasis(people, directed);
            foreach (var other in kept.Where(other => other != kept[at]))
            {
                basis.TryAdd(basis.Copy(explanatory[other]));
            }

            var focus = new Focus(basis, dependent, explanatory[kept[at]], kept.Count);
            var share = effort with { Progress = Part.Of(effort.Progress, at, kept.Count) };
            coefficients[kept[at]] = focus.Test(explanatory[kept[at]].Name, exchange, plan, share);
            rest = focus.Rest;
        }

        return Fitted(dependent, explanatory, coefficients, directed, kept.Count, rest);
    }

    private static void Check(DyadicVariable dependent, ImmutableArray<DyadicVariable> explanatory)
    {
        if (explanatory.Length is 0 or > MostVariables)
        {
            throw new ArgumentException($"1 to {MostVariables} explanatory variables, not {explanatory.Length}.", nameof(explanatory));
        }

        foreach (var variable in explanatory)
        {
            if (variable.People != dependent.People)
            {
                throw new ArgumentException(
                    $"{variable.Name} is over {variable.People} people, {dependent.Name} over {dependent.People}.", nameof(explanatory));
            }
        }
    }

    /// <summary>The variables that say something which neither the constant nor an earlier one says.</summary>
    private static List<int> Independent(ImmutableArray<DyadicVariable> explanatory, int people, bool directed)
    {
        var kept = new List<int>();
        var basis = new PairBasis(people, directed);
        for (var at = 0; at < explanatory.Length; at++)
        {
            if (people >= 2 && basis.TryAdd(basis.Copy(explanatory[at])))
            {
                kept.Add(at);
            }
        }

        return kept;
    }

    private static Mrqap Nothing(ImmutableArray<DyadicVariable> explanatory, Absence why, long pairs)
    {
        var none = Measured.None(why);
        var test = PermutationTest.Of(double.NaN, []) with { Observed = none };
        return new([.. explanatory.Select(variable => new MrqapCoefficient(variable.Name, none, test))], none, none, none, pairs);
    }

    private static Mrqap Fitted(
        DyadicVariable dependent,
        ImmutableArray<DyadicVariable> explanatory,
        MrqapCoefficient[] coefficients,
        bool directed,
        int variables,
        double rest)
    {
        var basis = new PairBasis(dependent.People, directed);
        var ones = basis.Columns[0];
        var y = basis.Copy(dependent);
        var intercept = PairBasis.Dot(y, ones);
        for (var at = 0; at < explanatory.Length; at++)
        {
            intercept -= (coefficients[at].Estimate.Value ?? 0) * PairBasis.Dot(basis.Copy(explanatory[at]), ones);
        }

        var varies = basis.TryTakeOff(y);
        var total = PairBasis.Dot(y, y);
        rest = double.IsNaN(rest) ? total : rest;
        var freedom = basis.Pairs - variables - 1.0;
        return new(
            [.. coefficients],
            Measured.Of(intercept / Math.Sqrt(basis.Pairs)),
            varies ? Measured.Of(1 - (rest / total)) : Measured.None(Absence.NoVariance),
            varies ? Measured.Of(1 - (rest / total * ((basis.Pairs - 1) / freedom))) : Measured.None(Absence.NoVariance),
            basis.Pairs);
    }

    /// <summary>One variable while the others are held.</summary>
    private sealed class Focus
    {
        private readonly PairBasis _others;
        private readonly int _people;
        private readonly double[] _y;     // What the others leave of the network.
        private readonly double[] _own;   // What they leave of the variable; both halves filled.
        private readonly double _yy;
        private readonly double _ownOwn;
        private readonly double _least;   // A rest of y below this is rounding.
        private readonly double _freedom;

        public Focus(PairBasis others, DyadicVariable dependent, DyadicVariable variable, int variables)
        {
            _others = others;
            _people = dependent.People;
            _y = others.Copy(dependent);
            _least = PairBasis.Dot(_y, _y) * Exact;
            others.TryTakeOff(_y);
            _own = others.Copy(variable);
            others.TryTakeOff(_own);
            (_yy, _ownOwn) = (PairBasis.Dot(_y, _y), PairBasis.Dot(_own, _own));
            _freedom = others.Pairs - variables - 1;
            var share = PairBasis.Dot(_y, _own);
            Estimate = share / _ownOwn;
            Rest = Math.Max(0, _yy - (Estimate * share));
            others.Mirror(_own);
        }

        /// <summary>The coefficient.</summary>
        public double Estimate { get; }

        /// <summary>Sum of the squares that all variables together leave.</summary>
        public double Rest { get; }

        public MrqapCoefficient Test(string name, Strata exchange, PermutationPlan plan, Effort effort)
        {
            var drawn = new double[plan.Draws];
            var observed = StudentT(PairBasis.Dot(_y, _own), _ownOwn);
            if (double.IsFinite(observed))
            {
                Chunks.Run(plan.Draws, effort, () => (Order: new int[_people], Row: new double[_people]), (draw, room) =>
                {
                    exchange.Draw(plan, draw, room.Order);
                    drawn[draw] = Draw(room.Order, room.Row, effort.Cancel);
                });
            }

            return new(name, Measured.Of(Estimate), PermutationTest.Of(observed, drawn));
        }

        private double Draw(int[] order, double[] row, CancellationToken cancel)
        {
            // The constant needs no product: what was left of the variable sums to 0 in any order.
            var columns = _others.Columns;
            Span<double> shares = stackalloc double[columns.Count];
            var share = 0.0;
            for (var from = 0; from < _people; from++)
            {
                if (from % RowsPerCheck == 0)
                {
                    cancel.ThrowIfCancellationRequested();
                }

                var start = _others.RowStart(from);
                var moved = _own.AsSpan(order[from] * _people, _people);
                for (var to = start; to < _people; to++)
                {
                    row[to] = moved[order[to]];
                }

                var (place, length) = ((from * _people) + start, _people - start);
                var part = row.AsSpan(start, length);
                share += PairBasis.Dot(part, _y.AsSpan(place, length));
                for (var column = 1; column < columns.Count; column++)
                {
                    shares[column] += PairBasis.Dot(part, columns[column].AsSpan(place, length));
                }
            }

            var own = _ownOwn;
            for (var column = 1; column < columns.Count; column++)
            {
                own -= shares[column] * shares[column];
            }

            return own > _ownOwn * Exact ? StudentT(share, own) : double.NaN;
        }

        private double StudentT(double share, double own)
        {
            var rest = _yy - (share * share / own);
            return rest > _least ? share / own / Math.Sqrt(rest / _freedom / own) : double.NaN;
        }
    }

    /// <summary>A part of the whole progress.</summary>
    private sealed class Part(IProgress<double> whole, int number, int count) : IProgress<double>
    {
        public static Part? Of(IProgress<double>? whole, int number, int count) =>
            whole is null ? null : new Part(whole, number, count);

        public void Report(double value) => whole.Report((number + value) / count);
    }
}

/// <summary>What one variable adds to the explanation of a network.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Estimate">
/// How much more of a tie goes with one more of the variable, the others held; <see cref="Absence.NoVariance"/> where the variable is
/// constant or the sum of multiples of earlier ones.
/// </param>
/// <param name="Test">
/// Its t value beside those of the draws; <see cref="PermutationTest.PAsFar"/> is the usual two-sided p. Absent where there is no estimate
/// or the fit leaves no rest.
/// </param>
public sealed record MrqapCoefficient(string Name, Measured Estimate, PermutationTest Test);
