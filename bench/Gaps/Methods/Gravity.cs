using System.Collections.Immutable;
using NetworkLens.Gaps.Bench.Systems;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;
using Post = NetworkLens.Gaps.Bench.Systems.Post;

namespace NetworkLens.Gaps.Bench.Methods;

/// <summary>The model that is put to the proof.</summary>
internal static class Gravity
{
    /// <summary>Looks for gaps as a user would: sees who stands where, who answered and who is tied to whom.</summary>
    public static Finding[] Find(PlantedSystem system)
    {
        var report = Fit(system, null);
        return [.. report.Pairs.Select(Of)];
    }

    /// <summary>The report behind the findings.</summary>
    /// <param name="system">The system.</param>
    /// <param name="options">As of the model.</param>
    /// <param name="everybodySeen">Whether silence is taken for having no contact.</param>
    public static GravityReport Fit(PlantedSystem system, GravityOptions? options, bool everybodySeen = false)
    {
        var posts = system.Staff.Posts;
        var people = new GravityPeople
        {
            Organisation = Column(posts, post => post.Organisation),
            Directorate = Column(posts, post => post.Directorate),
            Unit = Column(posts, post => post.Unit),
            Site = Column(posts, post => post.Site),
            Level = Column(posts, post => post.Level),
            Profession = Column(posts, post => post.Profession),
            Discipline = Column(posts, post => system.Plan.IsDisciplineKnown ? post.Discipline : Discipline.Unknown),
            ServiceLine = Column(posts, post => post.ServiceLine),
            Responded = !everybodySeen && system.Seen.Responded is { } responded ? [.. responded] : default,
        };
        return GravityModel.Fit(people, system.Ties, [.. system.Pairs.Select(Given)], options, Effort.OneThread);
    }

    private static Finding Of(PairFinding pair) => new(double.IsNaN(pair.P) ? 1 : pair.P)
    {
        P = pair.IsTestable ? pair.P : double.NaN,
        IsGap = pair.Verdict == GapVerdict.Gap,
        IsConnected = pair.Verdict == GapVerdict.Connected,
        Severity = pair.Expected > 0 ? Math.Clamp(1 - (pair.Observed / pair.Expected), 0, 1) : double.NaN,
        Interval = (pair.RatioLow, pair.RatioHigh),
    };

    private static GroupPair Given(TestedPair pair) => new(pair.Dimension, [.. pair.A], [.. pair.B]);

    private static ImmutableArray<T> Column<T>(Post[] posts, Func<Post, T> value) => [.. posts.Select(value)];
}
