using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Centrality;

namespace NetworkLens.Graph.Gravity;

/// <summary>Activities, cohesions and coefficients that fit the ties: how many are expected between any two cells.</summary>
/// <remarks>
/// <para>
/// Expected between cells c and d is <c>m_cd = a_c a_d exp(x_cd b)</c>, times h_u where both are of unit u, times the share of two people
/// where c = d; ties inside a cell are half of it. Given b, <see cref="Raking"/> finds a and h. b solves
/// <c>Σ x (O - m) - ridge b = 0</c> over ordered pairs of different units, a and h following b as <see cref="ActivityResponse"/> says:
/// Newton's method on the profile, at most one unit a step. Where coefficients cannot be told apart the ridge decides.
/// </para>
/// <para>Sen, A. &amp; Smith, T. E. (1995). Gravity Models of Spatial Interaction Behavior. Springer.</para>
/// </remarks>
internal sealed class GravityFit
{
    private const double RakedTo = 1e-9;
    private const double EnoughRaking = 1e-5;
    private const int Sweeps = 30;
    private const int Solutions = 20;
    private const double SmallStep = 1e-6;

    private readonly CellPlace[] _places;
    private readonly Raking _raking;

    private GravityFit(FitTargets targets, Raking raking, Covariates covariates)
    {
        (Targets, Covariates, _places, _raking) = (targets, covariates, targets.Cells.Places, raking);
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

    /// <summary>Whether the last step was small and every cell has its ties.</summary>
    public bool HasConverged { get; private set; }

    public double[] Activity => _raking.Activity;

    /// <summary>Fits.</summary>
    /// <param name="targets">What has to be met.</param>
    /// <param name="options">Ridge and rounds.</param>
    /// <param name="effort">Threads and cancellation; <see cref="Effort.Progress"/> is told of each round.</param>
    public static GravityFit Compute(FitTargets targets, GravityOptions options, Effort effort)
    {
        var sums = new CellSums(targets, effort with { Progress = null });
        double[] people = [.. targets.Ends.Select((ends, cell) => ends > 0 ? targets.Cells.PeopleOf(cell).Length : 0.0)];
        var covariates = Covariates.Of(sums.ByPattern(people));
        var fit = new GravityFit(targets, new(targets, sums), covariates);
        fit.Run(sums, options, effort);
        return fit;
    }

    /// <summary>m: twice the ties expected inside a cell, or those expected between two.</summary>
    public double Expected(int cell, int other)
    {
        var (place, otherPlace) = (_places[cell], _places[other]);
        var scale = cell == other ? Targets.Ties.Apart[cell] : 1;
        if (Patterns.Same(place.Unit, otherPlace.Unit))
        {
            scale *= _raking.Cohesion[place.Unit];
        }
        else if (!Targets.IsOpen(cell) || !Targets.IsOpen(other))
        {
            return 0;
        }

        var pattern = Patterns.Of(place, otherPlace);
        return pattern == Patterns.Unseen ? 0 : scale * Activity[cell] * Activity[other] * Weights[pattern];
    }

    private void Run(CellSums sums, GravityOptions options, Effort effort)
    {
        var step = double.PositiveInfinity;
        while (step > SmallStep && Rounds < options.MaxRounds)
        {
            Rake(sums, effort.Cancel);
            step = Step(sums, options.Ridge, effort.Cancel);
            Rounds++;
            effort.Progress?.Report((double)Rounds / options.MaxRounds);
        }

        Rake(sums, effort.Cancel);
        HasConverged = step <= SmallStep && _raking.Missing <= EnoughRaking;
    }

    /// <summary>Sweeps; and where sweeps get on too slowly, as where few can meet, solves for all activities at once.</summary>
    private void Rake(CellSums sums, CancellationToken cancel)
    {
        _raking.Run(Weights, RakedTo, Sweeps, cancel);
        for (var solution = 0; solution < Solutions && _raking.Missing > RakedTo; solution++)
        {
            var moves = new ActivityResponse(Targets, sums, _raking, Weights).Towards(Targets.Ends, cancel);
            for (var cell = 0; cell < Activity.Length; cell++)
            {
                Activity[cell] *= Math.Exp(Math.Clamp(moves[cell], -1, 1));
            }

            _raking.Run(Weights, RakedTo, sweeps: 3, cancel);
        }
    }

    /// <summary>One step of Newton's method; gives its largest part, NaN where there is none.</summary>
    private double Step(CellSums sums, double ridge, CancellationToken cancel)
    {
        var columns = Covariates.Count;
        var expected = sums.ByPattern(Activity);
        for (var pattern = 0; pattern < expected.Length; pattern++)
        {
            expected[pattern] *= Weights[pattern];
        }

        var response = new ActivityResponse(Targets, sums, _raking, Weights);
        var moves = new double[columns][];
        var outside = new double[columns][];
        for (var column = 0; column < columns; column++)
        {
            (moves[column], outside[column]) = response.To(Covariates.Only(column, Weights), cancel);
        }

        var slope = new double[columns, columns];
        var step = new double[columns];
        for (var j = 0; j < columns; j++)
        {
            step[j] = -ridge * Coefficients[j];
            for (var pattern = 0; pattern < expected.Length; pattern++)
            {
                step[j] += Covariates.Is(j, pattern) ? Targets.Between[pattern] - expected[pattern] : 0;
            }

            for (var k = 0; k < columns; k++)
            {
                slope[j, k] = (j == k ? ridge : 0) + Together(j, k, expected) + (2 * Lanes.Dot(outside[j], moves[k]));
            }
        }

        return SmallSystem.Solve(slope, step) ? Move(step, moves) : double.NaN;
    }

    private double Together(int j, int k, double[] expected)
    {
        var sum = 0.0;
        for (var pattern = 0; pattern < expected.Length; pattern++)
        {
            sum += Covariates.Is(j, pattern) && Covariates.Is(k, pattern) ? expected[pattern] : 0;
        }

        return sum;
    }

    /// <summary>Takes the step, at most 1 a coefficient, and lets activities follow, so that raking begins near its end.</summary>
    private double Move(double[] step, double[][] moves)
    {
        var largest = 0.0;
        for (var column = 0; column < step.Length; column++)
        {
            step[column] = Math.Clamp(step[column], -1, 1);
            Coefficients[column] += step[column];
            largest = Math.Max(largest, Math.Abs(step[column]));
        }

        for (var cell = 0; cell < Activity.Length; cell++)
        {
            var move = 0.0;
            for (var column = 0; column < step.Length; column++)
            {
                move += moves[column][cell] * step[column];
            }

            Activity[cell] *= Math.Exp(Math.Clamp(move, -2, 2));
        }

        Weights = Covariates.Weights(Coefficients);
        return largest;
    }
}
