namespace NetworkLens.Graph.Gravity;

/// <summary>
/// Finds activities of cells and cohesions of units such that every cell has its ties, and every unit its inner ones.
/// </summary>
/// <remarks>
/// Expected between cells c and d: <c>a_c a_d w_cd</c>, times h_u inside a unit. In turn h_u = T_u / Σ inside, and a_c is multiplied by
/// √(K_c / F_c), F_c what is expected of it; the root keeps the symmetric form from swinging. What is missing halves with each sweep, or
/// shrinks faster, where people have choices. Deming, W. E. &amp; Stephan, F. F. (1940). On a least squares adjustment of a sampled
/// frequency table when the expected marginal totals are known. Annals of Mathematical Statistics 11, 427-444.
/// </remarks>
internal sealed class Raking
{
    private readonly FitTargets _targets;
    private readonly CellSums _sums;
    private readonly double[] _insideOfUnit;
    private readonly Lock _gate = new();

    public Raking(FitTargets targets, CellSums sums)
    {
        (_targets, _sums) = (targets, sums);
        var total = targets.Ends.Sum();
        Activity = [.. targets.Ends.Select(ends => total > 0 ? ends / Math.Sqrt(total) : 0)];
        Cohesion = new double[targets.Inside.Length];
        _insideOfUnit = new double[targets.Inside.Length];
        Outside = new double[Activity.Length];
        Inside = new double[Activity.Length];
    }

    /// <summary>a by cell.</summary>
    public double[] Activity { get; }

    /// <summary>h by unit.</summary>
    public double[] Cohesion { get; }

    /// <summary>Σ w a over cells of other units, by cell.</summary>
    public double[] Outside { get; }

    /// <summary>Σ w a over cells of the same unit, h left out, by cell.</summary>
    public double[] Inside { get; }

    /// <summary>The largest share by which a cell misses its ties.</summary>
    public double Missing { get; private set; }

    /// <summary>h of the unit of a cell; 0 where it has none.</summary>
    public double CohesionOf(int cell) => _targets.UnitOf[cell] is >= 0 and var unit ? Cohesion[unit] : 0;

    /// <summary>Sweeps until no cell misses more than <paramref name="tolerance"/>, or <paramref name="sweeps"/> are done.</summary>
    public void Run(double[] weights, double tolerance, int sweeps, CancellationToken cancel)
    {
        var kernels = _sums.Kernels(weights);
        for (var sweep = 0; ; sweep++)
        {
            cancel.ThrowIfCancellationRequested();
            _sums.Apply(kernels, Activity, Outside, Inside);
            FitCohesion();
            FindMissing();
            if (Missing <= tolerance || sweep >= sweeps)
            {
                return;
            }

            _sums.ForCells(Update);
        }
    }

    private void FindMissing()
    {
        Missing = 0;
        _sums.ForCells((from, to) =>
        {
            var most = MissingOf(from, to);
            lock (_gate)
            {
                Missing = Math.Max(Missing, most);
            }
        });
    }

    private double MissingOf(int from, int to)
    {
        var most = 0.0;
        for (var cell = from; cell < to; cell++)
        {
            var ends = _targets.Ends[cell];
            if (ends > 0)
            {
                var expected = Activity[cell] * (Math.Max(Outside[cell], 0) + (CohesionOf(cell) * Math.Max(Inside[cell], 0)));
                most = Math.Max(most, Math.Abs(expected - ends) / ends);
            }
        }

        return most;
    }

    private void FitCohesion()
    {
        _insideOfUnit.AsSpan().Clear();
        for (var cell = 0; cell < Activity.Length; cell++)
        {
            if (_targets.UnitOf[cell] is >= 0 and var unit)
            {
                _insideOfUnit[unit] += Activity[cell] * Math.Max(Inside[cell], 0);
            }
        }

        for (var unit = 0; unit < Cohesion.Length; unit++)
        {
            Cohesion[unit] = _targets.Inside[unit] > 0 && _insideOfUnit[unit] > 0 ? _targets.Inside[unit] / _insideOfUnit[unit] : 0;
        }
    }

    private void Update(int from, int to)
    {
        for (var cell = from; cell < to; cell++)
        {
            var met = Math.Max(Outside[cell], 0) + (CohesionOf(cell) * Math.Max(Inside[cell], 0));
            if (_targets.Ends[cell] > 0 && met > 0)
            {
                Activity[cell] *= Math.Sqrt(_targets.Ends[cell] / (Activity[cell] * met));
            }
        }
    }
}
