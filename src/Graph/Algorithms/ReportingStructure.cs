using System.Collections.Immutable;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms;

/// <summary>The formal structure: how deep it is, how wide its spans are, where posts are vacant, and which lines are alive.</summary>
/// <remarks>
/// Posts are nodes; a line runs from the post that reports to the post it reports to. Repeated lines count once, a post that reports to
/// itself does not. Depth of a post: posts on the longest chain up to a root, the root included, so a root has depth 1. A circle of
/// lines has no top: posts in one or below one have no depth and are counted in <see cref="CircularPosts"/>. Span of control: posts that
/// report to a post directly, vacancies included. Time O(posts + lines · log degree), space O(posts + lines).
/// Depth by Kahn, A. B. (1962). Topological sorting of large networks. Communications of the ACM 5, 558-562.
/// </remarks>
public sealed record ReportingStructure
{
    /// <summary>Posts, vacancies included.</summary>
    public required int Posts { get; init; }

    /// <summary>Posts without a holder.</summary>
    public required int Vacancies { get; init; }

    /// <summary>Lines between different posts.</summary>
    public required int Lines { get; init; }

    /// <summary>Posts that report to none, <see cref="Unattached"/> ones included.</summary>
    public required int Roots { get; init; }

    /// <summary>Posts without any line, up or down.</summary>
    public required int Unattached { get; init; }

    /// <summary>Posts that report to two or more: a matrix.</summary>
    public required int MatrixPosts { get; init; }

    /// <summary>Posts in a circle of lines or below one.</summary>
    public required int CircularPosts { get; init; }

    /// <summary>Depth by post; 0 for those in or below a circle.</summary>
    public required ImmutableArray<int> Depth { get; init; }

    /// <summary>Posts at each depth; entry 0 counts nobody. Empty without posts that have a depth.</summary>
    public required ImmutableArray<int> DepthCounts { get; init; }

    /// <summary>Direct reports by post.</summary>
    public required ImmutableArray<int> Spans { get; init; }

    /// <summary>The lines between people who hold both ends, told apart by whether they talk.</summary>
    public required LineLife Life { get; init; }

    /// <summary>
    /// Depth of the deepest post; <see cref="Absence.NoPeople"/> without posts, <see cref="Absence.Cyclic"/> where none has a depth.
    /// </summary>
    public Measured MaxDepth => DepthCounts.Length > 0 ? Measured.Of(DepthCounts.Length - 1)
        : Measured.None(Posts == 0 ? Absence.NoPeople : Absence.Cyclic);

    /// <summary>Posts with at least one report.</summary>
    public int Managers => Spans.Count(span => span > 0);

    /// <summary>Mean span of those posts; <see cref="Absence.NoTies"/> without lines.</summary>
    public Measured MeanSpan => Measured.Ratio(Lines, Managers, Absence.NoTies);

    /// <summary>Widest span; <see cref="Absence.NoTies"/> without lines.</summary>
    public Measured MaxSpan => Lines == 0 ? Measured.None(Absence.NoTies) : Measured.Of(Spans.Max());

    /// <summary>Reads the structure of a network. Whether lines are alive is judged by <see cref="OrganisationNetwork.Arcs"/>.</summary>
    /// <param name="network">
    /// The network; where its lens counts lines as ties, lines and interactions cannot be told apart and none is judged.
    /// </param>
    /// <param name="kind">Operational or professional lines only; null takes both together.</param>
    /// <param name="cancel">Stops the reading.</param>
    public static ReportingStructure Compute(OrganisationNetwork network, TieKind? kind, CancellationToken cancel) =>
        Compute(network, kind, seen: default, cancel);

    /// <summary>Reads the structure of a network in which not everybody was seen.</summary>
    /// <param name="network">As above; where it has no interaction at all, no line is judged either.</param>
    /// <param name="kind">As above.</param>
    /// <param name="seen">Whether each person was seen to answer; the default value where everybody was.</param>
    /// <param name="cancel">Stops the reading.</param>
    public static ReportingStructure Compute(
        OrganisationNetwork network, TieKind? kind, ImmutableArray<bool> seen, CancellationToken cancel)
    {
        var formal = network.Lens.Kinds.Contains(TieKind.OperationalLine) || network.Lens.Kinds.Contains(TieKind.ProfessionalLine);
        var interactions = formal || network.Arcs.ArcCount == 0 ? null : network.Arcs;
        return Compute([.. network.Posts.Select(post => post.Holder)], network.Lines.AsSpan(), kind, interactions, seen, cancel);
    }

    /// <summary>Reads a structure.</summary>
    /// <param name="holders">Node of the holder by post, -1 vacant.</param>
    /// <param name="lines">Lines between posts.</param>
    /// <param name="kind">Operational or professional lines only; null takes both together.</param>
    /// <param name="interactions">Ties between holders without formal lines; null judges no line.</param>
    /// <param name="cancel">Stops the reading.</param>
    public static ReportingStructure Compute(
        ReadOnlySpan<int> holders, ReadOnlySpan<ReportingLine> lines, TieKind? kind, CsrGraph? interactions, CancellationToken cancel) =>
        Compute(holders, lines, kind, interactions, seen: default, cancel);

    private static ReportingStructure Compute(
        ReadOnlySpan<int> holders,
        ReadOnlySpan<ReportingLine> lines,
        TieKind? kind,
        CsrGraph? interactions,
        ImmutableArray<bool> seen,
        CancellationToken cancel)
    {
        var up = Graph(holders.Length, lines, kind, cancel);
        var down = up.Transpose();
        var depth = Depths(up, down, cancel);
        var spans = ImmutableArray.CreateBuilder<int>(holders.Length);
        int vacancies = 0, roots = 0, unattached = 0, matrix = 0;
        for (var post = 0; post < holders.Length; post++)
        {
            spans.Add(down.Degree(post));
            vacancies += holders[post] < 0 ? 1 : 0;
            roots += up.Degree(post) == 0 ? 1 : 0;
            unattached += up.Degree(post) == 0 && down.Degree(post) == 0 ? 1 : 0;
            matrix += up.Degree(post) > 1 ? 1 : 0;
        }

        var depthCounts = new int[depth.Length == 0 || depth.Max() == 0 ? 0 : depth.Max() + 1];
        foreach (var level in depth)
        {
            if (level > 0)
            {
                depthCounts[level]++;
            }
        }

        return new()
        {
            Posts = holders.Length,
            Vacancies = vacancies,
            Lines = up.ArcCount,
            Roots = roots,
            Unattached = unattached,
            MatrixPosts = matrix,
            CircularPosts = depth.Count(level => level == 0),
            Depth = [.. depth],
            DepthCounts = [.. depthCounts],
            Spans = spans.MoveToImmutable(),
            Life = LifeOf(up, holders, interactions, seen),
        };
    }

    private static CsrGraph Graph(int posts, ReadOnlySpan<ReportingLine> lines, TieKind? kind, CancellationToken cancel)
    {
        var from = new List<int>();
        var to = new List<int>();
        foreach (var line in lines)
        {
            if (kind is null || line.Kind == kind)
            {
                from.Add(line.From);
                to.Add(line.To);
            }
        }

        return CsrGraphBuilder.FromTies(posts, [.. from], [.. to], [], directed: true, cancel);
    }

    // A post is ready when all whom it reports to are; within a circle nobody ever is.
    private static int[] Depths(CsrGraph up, CsrGraph down, CancellationToken cancel)
    {
        var depth = new int[up.NodeCount];
        var longest = new int[up.NodeCount];
        var waitsFor = new int[up.NodeCount];
        var ready = new Queue<int>();
        for (var post = 0; post < up.NodeCount; post++)
        {
            waitsFor[post] = up.Degree(post);
            if (waitsFor[post] == 0)
            {
                ready.Enqueue(post);
            }
        }

        cancel.ThrowIfCancellationRequested();
        while (ready.TryDequeue(out var post))
        {
            depth[post] = longest[post] + 1;
            foreach (var report in down.Neighbours(post))
            {
                longest[report] = Math.Max(longest[report], depth[post]);
                if (--waitsFor[report] == 0)
                {
                    ready.Enqueue(report);
                }
            }
        }

        return depth;
    }

    private static LineLife LifeOf(CsrGraph up, ReadOnlySpan<int> holders, CsrGraph? interactions, ImmutableArray<bool> seen)
    {
        int live = 0, vacant = 0, same = 0, unjudged = 0, unseen = 0;
        var silent = ImmutableArray.CreateBuilder<(int From, int To)>();
        for (var post = 0; post < up.NodeCount; post++)
        {
            foreach (var superior in up.Neighbours(post))
            {
                var (below, above) = (holders[post], holders[superior]);
                if (below < 0 || above < 0)
                {
                    vacant++;
                }
                else if (below == above)
                {
                    same++;
                }
                else if (interactions is null)
                {
                    unjudged++;
                }
                else if (interactions.HasTie(below, above) || interactions.HasTie(above, below))
                {
                    live++;
                }
                else if (!seen.IsDefault && !seen[below] && !seen[above])
                {
                    unseen++;
                }
                else
                {
                    silent.Add((post, superior));
                }
            }
        }

        return new(live, silent.ToImmutable(), vacant, same, unjudged) { Unseen = unseen };
    }
}

/// <summary>Reporting lines by whether the two who hold them have a tie, in either direction, of whatever weight.</summary>
/// <param name="Live">Lines whose holders have a tie.</param>
/// <param name="Silent">Posts of the lines whose holders have none: reports, reported to.</param>
/// <param name="Vacant">Lines with a vacancy at an end, which nobody can keep alive.</param>
/// <param name="SameHolder">Lines whose ends one person holds.</param>
/// <param name="Unjudged">Lines of which nothing is known, because there were no interactions to judge by.</param>
public sealed record LineLife(int Live, ImmutableArray<(int From, int To)> Silent, int Vacant, int SameHolder, int Unjudged)
{
    /// <summary>Lines of whose holders neither answered, so that nobody could have seen a tie: neither live nor silent.</summary>
    public int Unseen { get; init; }

    /// <summary>Live / (live + silent), 0..1; <see cref="Absence.NoTies"/> where no line could be judged.</summary>
    public Measured LiveShare => Measured.Ratio(Live, Live + Silent.Length, Absence.NoTies);
}
