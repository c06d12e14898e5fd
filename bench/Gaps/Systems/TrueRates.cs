using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Gaps.Bench.Systems;

/// <summary>The rates at which people of a system tie, known since they are made up: lambda_ij = a_i a_j w(cell of i, cell of j).</summary>
/// <remarks>
/// A pair is tied with chance 1 - exp(-lambda), which is a Poisson count folded to a simple graph. The activity a is log-normal with sigma
/// 0.7 and greater for leaders. LOG_ADDITIVE: log w = effects of the level difference, of what two people share and of a cohesion of
/// their unit, the same as the model's covariates; LATENT_SPACE: log w = -distance. All is scaled to the mean degree that is wanted.
/// </remarks>
internal sealed class TrueRates
{
    private static readonly double[] LevelActivity = [0, 0, 0.25, 0.45, 0.65, 0.85, 0.6];
    private static readonly double[] LevelSteps = [0, -0.15, -0.45, -0.85, -1.25, -1.5];
    private const double Service = 1.2;
    private readonly Staff _staff;
    private readonly Post[] _posts;
    private readonly double[] _effects;
    private readonly double[] _cohesion;
    private readonly double[][]? _places;
    private readonly double _service;
    private readonly double _scale = 1;

    /// <summary>Draws the strength of everything that bears on a rate.</summary>
    public TrueRates(SystemPlan plan, Staff staff, IReadOnlyList<TestedPair> pairs)
    {
        var random = plan.Chance(Purpose.Rates);
        _staff = staff;
        _posts = [.. Enumerable.Range(0, staff.Cells).Select(staff.PostOf)];
        double[] usual = [0.12, 2.2, 1.4, 0.4, 0.4, 0.3, 1.0];
        _effects = [.. usual.Select(effect => effect * Math.Exp(0.15 * random.Normal()))];
        _cohesion = [.. Enumerable.Range(0, staff.Posts.Max(p => p.Unit) + 1).Select(_ => 1.9 + (0.4 * random.Normal()))];
        Activity = [.. staff.Posts.Select(post => Math.Exp(LevelActivity[(int)post.Level] + (0.7 * random.Normal())))];
        _places = plan.Form == TieForm.LatentSpace ? LatentPlaces.Of(_posts, random) : null;
        Hidden = new(staff.Cells);
        if (plan.HiddenSpread > 0)
        {
            var hidden = plan.Chance(Purpose.Hidden);
            foreach (var pair in pairs.Where(pair => !pair.IsPooled))
            {
                // Such that the mean effect is none.
                var spread = plan.HiddenSpread;
                Hidden.Multiply(staff.CellsOf(pair.A), staff.CellsOf(pair.B), Math.Exp((spread * hidden.Normal()) - (spread * spread / 2)));
            }
        }

        _service = plan.HasServices ? Service * Math.Exp(0.15 * random.Normal()) : 0;
        _scale = plan.MeanDegree * staff.Count / TotalOfEnds() / (1 + plan.Closure);
    }

    /// <summary>How active everyone is.</summary>
    public double[] Activity { get; }

    /// <summary>Effects of pairs of groups that nobody knows of.</summary>
    public CellFactors Hidden { get; }

    /// <summary>The rate between two cells for people of activity 1, nothing cut.</summary>
    public double Between(int c, int d)
    {
        var log = _places is null ? Effects(_posts[c], _posts[d]) : -LatentPlaces.Distance(_places[c], _places[d]);
        return _scale * Math.Exp(log) * (Hidden.IsEmpty ? 1 : Hidden[c, d]);
    }

    private double Effects(in Post a, in Post b)
    {
        var step = Math.Abs((int)a.Level - (int)b.Level);
        var log = LevelSteps[step]
            + (a.Site == b.Site ? _effects[3] : 0)
            + (a.Profession == b.Profession ? _effects[4] : 0)
            + (a.Discipline == b.Discipline ? _effects[5] : 0);
        if (a.Organisation != b.Organisation)
        {
            return log + (a.ServiceLine == b.ServiceLine && a.ServiceLine >= 0 ? _effects[6] : 0);
        }

        log += _effects[1] + (_effects[0] * step) + (a.Directorate == b.Directorate ? _effects[2] : 0);
        log += a.Service == b.Service && a.Service >= 0 ? _service : 0;
        return log + (a.Unit == b.Unit ? _cohesion[a.Unit] : 0);
    }

    private double TotalOfEnds()
    {
        var active = new double[_staff.Cells];
        var squares = new double[_staff.Cells];
        for (var person = 0; person < Activity.Length; person++)
        {
            active[_staff.CellOf[person]] += Activity[person];
            squares[_staff.CellOf[person]] += Activity[person] * Activity[person];
        }

        var total = 0.0;
        for (var c = 0; c < active.Length; c++)
        {
            total += ((active[c] * active[c]) - squares[c]) * Between(c, c);
            for (var d = 0; d < c; d++)
            {
                total += 2 * active[c] * active[d] * Between(c, d);
            }
        }

        return total;
    }
}

/// <summary>Places of cells in a space that nobody sees: those of an organisation, a directorate, a unit lie together.</summary>
internal static class LatentPlaces
{
    private const int Axes = 3;

    /// <summary>Draws them.</summary>
    public static double[][] Of(Post[] posts, SeededRandom random)
    {
        var centres = new Dictionary<(int Kind, int Code), double[]>();
        var places = new double[posts.Length][];
        for (var cell = 0; cell < posts.Length; cell++)
        {
            var post = posts[cell];
            double[][] parts =
            [
                Centre(0, post.Organisation, 1.5), Centre(1, post.Directorate, 0.8), Centre(2, post.Unit, 0.5),
                Centre(3, post.Profession, 0.2), Centre(4, cell, 0.15),
            ];
            places[cell] = [.. Enumerable.Range(0, Axes).Select(axis => parts.Sum(p => p[axis])), 0.35 * (int)post.Level];
        }

        return places;

        double[] Centre(int kind, int code, double spread) => centres.TryGetValue((kind, code), out var centre)
            ? centre
            : centres[(kind, code)] = [.. Enumerable.Range(0, Axes).Select(_ => spread * random.Normal())];
    }

    /// <summary>How far two places are apart, twice over: ties fall off fast.</summary>
    public static double Distance(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var axis = 0; axis < a.Length; axis++)
        {
            sum += (a[axis] - b[axis]) * (a[axis] - b[axis]);
        }

        return 2 * Math.Sqrt(sum);
    }
}
