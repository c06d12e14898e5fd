using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Centrality;

namespace NetworkLens.Graph.Gravity;

/// <summary>Activities, cohesions and coefficients that fit the ties: how many are expected between any two cells.</summary>
/// <remarks>
/// <para>
/// Expected between cells c and d is <c>m_cd = a_c a_d exp(x_cd b)</c>, times h_u where both are of unit u, times the share of two people
/// where c = d; ties inside a cell are half of it. Given b, <see cref="Raking"/> finds a and h. b solves
/// <c>Σ x (O - m) - ridge b = 0</c> over ordered pairs of different units, a and h following b as <see cref="ProfileSlope"/> says:
/// Newton's method on the profile from <see cref="FirstCoefficients"/> on, at most one unit a step, its slope kept as long as steps shrink
/// to a third: a step takes a tenth of the time that a slope does. Where coefficients cannot be told apart the ridge decides.
/// </para>
/// <para>Sen, A. &amp; Smith, T. E. (1995). Gravity Models of Spatial Interaction Behavior. Springer.</para>
/// </remarks>
internal sealed class GravityFit
{
    private const double RakedTo = 1e-9;
    private const double RakedFor = 1e-4; // a step of 1
    private const double EnoughRaking = 1e-5;
    private const double EnoughStep = 1e-4;
    private const int Sweeps = 30;
    private const int Solutions = 20;
    private const int Failures = 3;
    private const double SmallStep = 1e-6;
    private const double Shrinking = 0.3;

    private readonly Raking _raking;
    private ProfileSlope? _slope;

    private GravityFit(FitTargets targets, Raking raking, Covariates covariates)
    {
        (Targets, Covariates, _raking) = (targets, covariates, raking);
        Coefficients = new double[covariates.Count];
        Weights = covariates.Weights(Coefficients);
    }

    public FitTargets Targets { get; }

    public Covariates Covariates { get; }

    /// <summary>b.</summary>
    public double[] Coefficients { get; }

    /// <summary>exp(x b) by pattern.</summary>
    public double[] Weights { get; private set; }

    /// <summary>Rounds of Newton's method.</summary>
    public int Rounds { get; private set; }

    /// <summary>How often a slope was worked out: nearly all the time that a fit takes.</summary>
    public int Slopes { get; private set; }

    /// <summary>Whether the last step was small and every cell has its ties.</summary>
    public bool HasConverged { get; private set; }

    /// <summary>The largest part of the last step.</summary>
    public double LastStep { get; private set; } = double.PositiveInfinity;

    /// <summary>The largest share by which a cell misses its ties.</summary>
    public double Missing => _raking.Missing;

    public double[] Activity => _raking.Activity;

    /// <summary>Fits.</summary>
    /// <param name="targets">What has to be met.</param>
    /// <param name="options">Ridge and rounds.</param>
    /// <param name="effort">Threads and cancellation; <see cref="Effort.Progress"/> is told of each round.</param>
    /// <param name="start">A fit of nearly the same targets, from which to begin; null: from nothing.</param>
    public static GravityFit Compute(FitTargets targets, GravityOptions options, Effort effort, GravityFit? start = null)
    {
        var sums = new CellSums(targets, effort with { Progress = null });
        double[] people = [.. targets.Ends.Select((ends, cell) => ends > 0 ? targets.Cells.PeopleOf(cell).Length : 0.0)];
        var covariates = Covariates.Of(sums.ByPattern(people));
        var fit = new GravityFit(targets, new(targets, sums), covariates);
        if (!fit.BeginAt(start))
        {
            fit.BeginAtFirst(sums.ByPattern(fit.Activity), options.Ridge);
        }

        fit.Run(sums, options, effort);
        return fit;
    }

    /// <summary>What the fit has come to so far.</summary>
    public CellRates Rates => new(Targets, Activity, _raking.Cohesion, Weights);

    /// <summary>m, as <see cref="CellRates.Expected"/> has it.</summary>
    public double Expected(int cell, int other) => Rates.Expected(cell, other);

    private void BeginAtFirst(double[] products, double ridge)
    {
        var (first, level) = FirstCoefficients.Of(Covariates, Targets.Between, products, ridge);
        first.CopyTo(Coefficients, 0);
        Weights = Covariates.Weights(Coefficients);
        var factor = Math.Exp(level / 2);
        for (var cell = 0; cell < Activity.Length; cell++)
        {
            Activity[cell] *= factor;
        }
    }

    /// <summary>Begins where another fit ended; gives whether there is one that is of use.</summary>
    private bool BeginAt(GravityFit? start)
    {
        if (start is not { HasConverged: true } || !start.Covariates.Names.AsSpan().SequenceEqual(Covariates.Names.AsSpan()))
        {
            return false;
        }

        _slope = start._slope;
        start.Coefficients.CopyTo(Coefficients, 0);
        Weights = Covariates.Weights(Coefficients);
        for (var cell = 0; cell < Activity.Length; cell++)
        {
            Activity[cell] = Targets.Ends[cell] > 0 && start.Activity[cell] > 0 ? start.Activity[cell] : Activity[cell];
        }

        return true;
    }

    private void Run(CellSums sums, GravityOptions options, Effort effort)
    {
        var (size, raked, precision) = (double.PositiveInfinity, double.PositiveInfinity, ProfileSlope.Coarse);
        while (!(size <= SmallStep && raked <= SmallStep) && Rounds < options.MaxRounds)
        {
            raked = Math.Clamp(size * RakedFor, RakedTo, RakedFor);
            Rake(sums, raked, effort.Cancel);
            var expected = Expected(sums);
            var score = Score(expected, options.Ridge);
            var step = _slope?.Solve(score);
            var isFinest = false;
            if (step is null || !(Largest(step) <= Shrinking * size))
            {
                isFinest = precision <= ProfileSlope.Fine;
                var response = new ActivityResponse(Targets, sums, _raking, Weights);
                _slope = ProfileSlope.Of(this, response, expected, options.Ridge, precision, effort.Cancel);
                Slopes++;
                precision = Math.Max(precision / 10, ProfileSlope.Fine);
                step = _slope.Solve(score);
            }

            var last = size;
            size = step is null ? double.NaN : Move(step, _slope!);
            Rounds++;
            effort.Progress?.Report((double)Rounds / options.MaxRounds);
            if (last <= EnoughStep && size > last / 2)
            {
                if (isFinest)
                {
                    break; // Rounding is all that is left of it.
                }

                (_slope, precision) = (null, ProfileSlope.Fine);
            }
        }

        Rake(sums, RakedTo, effort.Cancel);
        LastStep = size;
        HasConverged = size <= EnoughStep && _raking.Missing <= EnoughRaking;
    }

    /// <summary>
    /// Sweeps; and where sweeps get on too slowly, as where few can meet, solves for all activities at once. Where some activity goes to
    /// 0 or beyond all bounds rounding ends it early: the best that was come to stands.
    /// </summary>
    private void Rake(CellSums sums, double tolerance, CancellationToken cancel)
    {
        _raking.Run(Weights, tolerance, Sweeps, cancel);
        var (best, missing, failures) = ((double[]?)null, double.PositiveInfinity, 0);
        for (var solution = 0; solution < Solutions && failures < Failures && _raking.Missing > tolerance; solution++)
        {
            if (_raking.Missing < missing)
            {
                (best, missing) = ([.. Activity], _raking.Missing);
            }
            else
            {
                failures++;
            }

            // The nearer, the more exactly: the equations are only as good as where they are set up.
            var precision = Math.Clamp(_raking.Missing / 10, ProfileSlope.Fine, ProfileSlope.Coarse);
            var moves = new ActivityResponse(Targets, sums, _raking, Weights).Towards(Targets.Ends, precision, cancel);
            for (var cell = 0; cell < Activity.Length; cell++)
            {
                Activity[cell] *= Math.Exp(Math.Clamp(moves[cell], -1, 1));
            }

            _raking.Run(Weights, tolerance, sweeps: 3, cancel);
        }

        if (best is not null && !(_raking.Missing < missing))
        {
            best.CopyTo(Activity, 0);
            _raking.Run(Weights, tolerance, sweeps: 0, cancel);
        }
    }

    /// <summary>Expected between people of different units, by pattern.</summary>
    private double[] Expected(CellSums sums)
    {
        var expected = sums.ByPattern(Activity);
        for (var pattern = 0; pattern < expected.Length; pattern++)
        {
            expected[pattern] *= Weights[pattern];
        }

        return expected;
    }

    /// <summary>By how much the equations of b are missed.</summary>
    private double[] Score(double[] expected, double ridge)
    {
        var score = new double[Covariates.Count];
        for (var column = 0; column < score.Length; column++)
        {
            score[column] = -ridge * Coefficients[column];
            for (var pattern = 0; pattern < expected.Length; pattern++)
            {
                score[column] += Covariates.Is(column, pattern) ? Targets.Between[pattern] - expected[pattern] : 0;
            }
        }

        return score;
    }

    private static double Largest(double[] step) => step.Length == 0 ? 0 : step.Max(Math.Abs);

    /// <summary>Takes the step, at most 1 a coefficient, and lets activities follow; gives its largest part.</summary>
    private double Move(double[] step, ProfileSlope slope)
    {
        for (var column = 0; column < step.Length; column++)
        {
            step[column] = Math.Clamp(step[column], -1, 1);
            Coefficients[column] += step[column];
        }

        slope.Follow(step, Activity);
        Weights = Covariates.Weights(Coefficients);
        return Largest(step);
    }
}
