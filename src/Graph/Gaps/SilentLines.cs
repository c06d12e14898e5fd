using System.Collections.Immutable;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Gaps;

/// <summary>Makes gaps of reporting lines whose two holders had no interaction in the window.</summary>
internal sealed class SilentLines(OrganisationNetwork network, int within, Placement place)
{
    /// <summary>One gap per silent line; the dimension is vertical, or cross-organisation where the posts' organisations differ.</summary>
    public IEnumerable<Gap> Gaps(LineLife lines, Func<double, int, double> priority, CancellationToken cancel)
    {
        var below = PeopleBelow();
        var operational = network.Lines.Where(line => line.Kind == TieKind.OperationalLine)
            .Select(line => (line.From, line.To)).ToHashSet();
        var search = new StepSearch(place.Ties);
        var stubs = StubSums.PerPerson(place.Ties);
        foreach (var (from, to) in lines.Silent)
        {
            cancel.ThrowIfCancellationRequested();
            Post reporting = network.Posts[from], upper = network.Posts[to];
            var known = reporting.Organisation >= 0 && upper.Organisation >= 0;
            var dimension = known && reporting.Organisation != upper.Organisation ? Dimension.CrossOrganisation : Dimension.Vertical;
            var isOperational = operational.Contains((from, to));
            var affected = 2 + (isOperational ? below[from] : 0);
            search.Within([reporting.Holder], within);
            var up = search.Reached(upper.Holder) ? 1 : 0;
            search.Within([upper.Holder], within);
            var down = search.Reached(reporting.Holder) ? 1 : 0;
            var expected = StubSums.Between(
                stubs[reporting.Holder], stubs[upper.Holder], place.Ties.TieCount, place.Ties.IsDirected);
            yield return new()
            {
                Id = GapIds.Of(GapKind.SilentLine, dimension, reporting.Key, upper.Key),
                Kind = GapKind.SilentLine,
                Dimension = dimension,
                From = GroupOf(reporting),
                To = GroupOf(upper),
                Summary = GapSummary.SilentLine(Name(reporting), Name(upper), isOperational),
                Observed = 0,
                Expected = place.Ties.TieCount == 0 ? Measured.None(Absence.NoTies) : Measured.Of(expected),
                Reach = Measured.Of(up),
                ReachFrom = Measured.Of(up),
                ReachTo = Measured.Of(down),
                Within = within,
                Distance = Distance.None(Absence.NotComputed),
                RedundancyLimit = 1,
                CutSet = [],
                SharedPeople = 0,
                BridgedBy = [],
                Affected = affected,
                Priority = priority(0.5, affected),
            };
        }
    }

    /// <summary>
    /// Held posts below each post along operational lines, each post under the first it reports to; circles add what hangs on them.
    /// </summary>
    private int[] PeopleBelow()
    {
        var upper = new int[network.Posts.Length];
        var reports = new int[network.Posts.Length];
        Array.Fill(upper, -1);
        foreach (var line in network.Lines)
        {
            if (line.Kind == TieKind.OperationalLine && upper[line.From] < 0 && line.From != line.To)
            {
                upper[line.From] = line.To;
                reports[line.To]++;
            }
        }

        var below = new int[upper.Length];
        var ready = new Queue<int>(Enumerable.Range(0, upper.Length).Where(post => reports[post] == 0));
        while (ready.TryDequeue(out var post))
        {
            if (upper[post] is >= 0 and var to)
            {
                below[to] += below[post] + (network.Posts[post].Holder >= 0 ? 1 : 0);
                if (--reports[to] == 0)
                {
                    ready.Enqueue(to);
                }
            }
        }

        return below;
    }

    private PeopleGroup GroupOf(Post post) => new()
    {
        Kind = GroupKind.Post,
        Label = Name(post),
        Key = $"post={post.Key}",
        Organisation = post.Organisation < 0 ? null : post.Organisation,
        Unit = post.Unit < 0 ? null : post.Unit,
        Level = post.Level == Level.Unknown ? null : post.Level,
        Members = ImmutableArray.Create(post.Holder),
    };

    private string Name(Post post)
    {
        string[] places =
        [
            .. post.Unit >= 0 ? new[] { network.Units[post.Unit].Name } : [],
            .. post.Organisation >= 0 ? new[] { network.Organisations[post.Organisation].Name } : [],
        ];
        var where = places.Length == 0 ? "" : $" in {string.Join(", ", places)}";
        var level = post.Level switch
        {
            Level.Frontline => "front-line ",
            Level.TeamLead => "team lead ",
            Level.ServiceLead => "service lead ",
            Level.Directorate => "directorate lead ",
            Level.Executive => "executive ",
            Level.System => "system ",
            _ => "",
        };
        return $"{level}post {post.Key}{where}";
    }
}
