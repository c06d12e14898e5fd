using System.Collections.Immutable;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Connectivity;

/// <summary>How many ties there are of each class: where the contacts of a system run.</summary>
/// <remarks>
/// By the primary post of both ends, in this order: CROSS_ORGANISATION where organisations differ, else VERTICAL where levels differ,
/// else HORIZONTAL where units differ, else LOCAL; UNKNOWN where the deciding column is blank at an end. Ties are pairs in an
/// undirected network and arcs in a directed one. The five counts add up to the ties of the network.
/// </remarks>
public sealed record TieClasses
{
    private const int LevelSteps = 6; // Spans 0..5.
    private const int PeopleOfChunk = 1 << 13;

    /// <summary>Ties whose ends belong to different organisations.</summary>
    public required int CrossOrganisation { get; init; }

    /// <summary>Ties between levels of one organisation.</summary>
    public required int Vertical { get; init; }

    /// <summary>Ties between units at one level of one organisation.</summary>
    public required int Horizontal { get; init; }

    /// <summary>Ties inside one unit at one level.</summary>
    public required int Local { get; init; }

    /// <summary>Ties without a class: <see cref="UnknownOrganisation"/> + <see cref="UnknownLevel"/> + <see cref="UnknownUnit"/>.</summary>
    public int Unknown => UnknownOrganisation + UnknownLevel + UnknownUnit;

    /// <summary>Ties with an end whose organisation is blank.</summary>
    public required int UnknownOrganisation { get; init; }

    /// <summary>Ties inside one organisation with an end whose level is blank.</summary>
    public required int UnknownLevel { get; init; }

    /// <summary>Ties at one level of one organisation with an end whose unit is blank.</summary>
    public required int UnknownUnit { get; init; }

    /// <summary>Vertical ties by span: index 1 holds neighbours in the order of levels, 2 to 5 those that skip. Index 0 is 0.</summary>
    public required ImmutableArray<int> VerticalBySpan { get; init; }

    /// <summary>Cross-organisation ties by span, 0 to 5; those with a blank level are in none.</summary>
    public required ImmutableArray<int> CrossOrganisationBySpan { get; init; }

    /// <summary>Vertical ties of span 2 or more.</summary>
    public int SkipLevel => Vertical - VerticalBySpan[1];

    /// <summary>The class of a tie between two people, whether or not there is one. Time O(1).</summary>
    /// <param name="network">The network.</param>
    /// <param name="first">Index of one person.</param>
    /// <param name="second">Index of the other; the order does not matter.</param>
    public static TieClassification Of(OrganisationNetwork network, int first, int second)
    {
        int organisation = network.OrganisationOf[first], other = network.OrganisationOf[second];
        if (organisation < 0 || other < 0)
        {
            return new(TieClass.Unknown, SpanOf(network, first, second), MissingColumn.Organisation);
        }

        var span = SpanOf(network, first, second);
        if (organisation != other)
        {
            return new(TieClass.CrossOrganisation, span, MissingColumn.None);
        }

        if (span is null)
        {
            return new(TieClass.Unknown, null, MissingColumn.Level);
        }

        if (span > 0)
        {
            return new(TieClass.Vertical, span, MissingColumn.None);
        }

        int unit = network.UnitOf[first], otherUnit = network.UnitOf[second];
        return unit < 0 || otherUnit < 0
            ? new(TieClass.Unknown, span, MissingColumn.Unit)
            : new(unit == otherUnit ? TieClass.Local : TieClass.Horizontal, span, MissingColumn.None);
    }

    /// <summary>Counts the ties of a network by class, on all processors. Time O(m), space O(1).</summary>
    /// <param name="network">The network.</param>
    /// <param name="cancel">Stops the counting.</param>
    public static TieClasses Compute(OrganisationNetwork network, CancellationToken cancel = default)
    {
        var all = new Counts();
        Chunks.Run(Chunks.Count(network.PeopleCount, PeopleOfChunk), new Effort(Cancel: cancel), chunk =>
        {
            var counts = new Counts();
            var (first, end) = Chunks.Range(chunk, PeopleOfChunk, network.PeopleCount);
            counts.Count(network, first, end);
            lock (all)
            {
                all.Add(counts);
            }
        });
        return all.ToClasses();
    }

    private static int? SpanOf(OrganisationNetwork network, int first, int second)
    {
        Level level = network.LevelOf[first], other = network.LevelOf[second];
        return level == Level.Unknown || other == Level.Unknown ? null : Math.Abs((int)level - (int)other);
    }

    private sealed class Counts
    {
        private readonly int[] _classes = new int[5];
        private readonly int[] _missing = new int[4];
        private readonly int[] _vertical = new int[LevelSteps];
        private readonly int[] _cross = new int[LevelSteps];

        public void Count(OrganisationNetwork network, int firstPerson, int endPerson)
        {
            var ties = network.Ties;
            for (var person = firstPerson; person < endPerson; person++)
            {
                foreach (var other in ties.Neighbours(person))
                {
                    if (!ties.IsDirected && other < person)
                    {
                        continue;
                    }

                    var tie = Of(network, person, other);
                    _classes[(int)tie.Class]++;
                    _missing[(int)tie.Missing]++;
                    if (tie is { Class: TieClass.Vertical, Span: { } span })
                    {
                        _vertical[span]++;
                    }
                    else if (tie is { Class: TieClass.CrossOrganisation, Span: { } diagonal })
                    {
                        _cross[diagonal]++;
                    }
                }
            }
        }

        public void Add(Counts other)
        {
            Add(_classes, other._classes);
            Add(_missing, other._missing);
            Add(_vertical, other._vertical);
            Add(_cross, other._cross);
        }

        public TieClasses ToClasses() => new()
        {
            CrossOrganisation = _classes[(int)TieClass.CrossOrganisation],
            Vertical = _classes[(int)TieClass.Vertical],
            Horizontal = _classes[(int)TieClass.Horizontal],
            Local = _classes[(int)TieClass.Local],
            UnknownOrganisation = _missing[(int)MissingColumn.Organisation],
            UnknownLevel = _missing[(int)MissingColumn.Level],
            UnknownUnit = _missing[(int)MissingColumn.Unit],
            VerticalBySpan = [.. _vertical],
            CrossOrganisationBySpan = [.. _cross],
        };

        private static void Add(int[] sums, int[] others)
        {
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += others[i];
            }
        }
    }
}
