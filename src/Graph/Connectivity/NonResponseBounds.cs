using System.Collections.Immutable;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Connectivity;

/// <summary>How far reach and score of the dimensions could be off because people did not answer.</summary>
/// <remarks>
/// <para>
/// Between two people of whom neither answered no tie could be seen. Reach and redundancy only grow with ties, and the score with both: so
/// what was seen is the least that they can be, and what they would be if all of these pairs were tied is the most. No assumption about
/// who does not answer is made; the bounds are as wide as the silence is. They are not intervals of chance, and say nothing about ties
/// that people who answered left out.
/// </para>
/// <para>
/// <see cref="Absence.ResponsesUnknown"/> where nobody tells who answered; the upper bounds <see cref="Absence.NotComputed"/> where more
/// than <see cref="MostSilent"/> people are silent, and <see cref="Absence.WrongDirection"/> unless a tie either way counts: else a tie of
/// one who was silent and one who answered could not be seen either. Time and space those of a <see cref="ConnectivityReport"/> with so
/// many ties more.
/// Bounds of an unknown part of the data as Manski, C. F. (2003). Partial Identification of Probability Distributions. Springer.
/// </para>
/// </remarks>
public sealed record NonResponseBounds
{
    /// <summary>With more silent people the ties that may be missing are too many to be drawn.</summary>
    public const int MostSilent = 2_000;

    /// <summary>Pairs of people of whom neither was seen to answer; absent where nobody tells who did.</summary>
    public required Measured UnseenPairs { get; init; }

    /// <summary>The bounds of each dimension, in order.</summary>
    public required ImmutableArray<DimensionBounds> Dimensions { get; init; }

    /// <summary>Works them out.</summary>
    /// <param name="network">The network.</param>
    /// <param name="seen">Its figures as they were seen.</param>
    /// <param name="by">By what it is told who answered.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="cancel">Stops the work.</param>
    public static NonResponseBounds Compute(
        OrganisationNetwork network,
        ConnectivityReport seen,
        Respondents by = Respondents.Recorded,
        IProgress<double>? progress = null,
        CancellationToken cancel = default)
    {
        var responses = Responses.Compute(network, by);
        var answered = responses.Seen;
        int[] silent = answered.IsDefault ? [] : [.. Enumerable.Range(0, network.PeopleCount).Where(person => !answered[person])];
        var isEither = network.Lens.Direction == TieDirection.Either;
        var most = !responses.AreKnown || !isEither || silent.Length > MostSilent ? null
            : silent.Length < 2 ? seen
            : ConnectivityReport.Compute(WithTies(network, silent), seen.Options, progress, cancel);
        var why = !responses.AreKnown ? Absence.ResponsesUnknown : isEither ? Absence.NotComputed : Absence.WrongDirection;
        return new()
        {
            UnseenPairs = responses.AreKnown ? Measured.Of(silent.Length * (silent.Length - 1.0) / 2) : Measured.None(why),
            Dimensions =
            [
                .. Enum.GetValues<Dimension>().Select(dimension => new DimensionBounds(
                    dimension,
                    responses.AreKnown ? seen[dimension].Reach.Value : Measured.None(why),
                    most is null ? Measured.None(why) : most[dimension].Reach.Value,
                    responses.AreKnown ? seen[dimension].Score : Measured.None(why),
                    most is null ? Measured.None(why) : most[dimension].Score)),
            ],
        };
    }

    /// <summary>The network with a tie, both ways, between each two of some people.</summary>
    private static OrganisationNetwork WithTies(OrganisationNetwork network, int[] people)
    {
        var arcs = new ArcList();
        arcs.AddAll(network.Arcs);
        var ties = new ArcList();
        ties.AddAll(network.Ties);
        foreach (var from in people)
        {
            foreach (var to in people)
            {
                if (from != to)
                {
                    arcs.Add(from, to, 1);
                    ties.Add(from, to, 1);
                }
            }
        }

        return new()
        {
            Lens = network.Lens,
            Version = network.Version,
            Arcs = arcs.Build(network.PeopleCount, directed: true),
            Ties = ties.Build(network.PeopleCount, network.Ties.IsDirected),
            PersonKeys = network.PersonKeys,
            PersonIds = network.PersonIds,
            Organisations = network.Organisations,
            Units = network.Units,
            OrganisationOf = network.OrganisationOf,
            UnitOf = network.UnitOf,
            LevelOf = network.LevelOf,
            DisciplineOf = network.DisciplineOf,
            ManagementShareOf = network.ManagementShareOf,
            Profession = network.Profession,
            Attributes = network.Attributes,
            Posts = network.Posts,
            Lines = network.Lines,
            Intake = network.Intake,
        };
    }

    private sealed class ArcList
    {
        private readonly List<int> _from = [];
        private readonly List<int> _to = [];
        private readonly List<double> _weight = [];

        public void Add(int from, int to, double weight)
        {
            _from.Add(from);
            _to.Add(to);
            _weight.Add(weight);
        }

        public void AddAll(CsrGraph graph)
        {
            for (var person = 0; person < graph.NodeCount; person++)
            {
                foreach (var other in graph.Neighbours(person))
                {
                    Add(person, other, 1);
                }
            }
        }

        public CsrGraph Build(int people, bool directed) => CsrGraphBuilder.FromTies(people, [.. _from], [.. _to], [.. _weight], directed);
    }
}

/// <summary>Between which values the figures of a dimension lie, whatever those would have said who did not answer.</summary>
/// <param name="Dimension">Which dimension.</param>
/// <param name="ReachLow">Reach as it was seen.</param>
/// <param name="ReachHigh">Reach if each two who did not answer were tied.</param>
/// <param name="ScoreLow">The score as it was seen.</param>
/// <param name="ScoreHigh">The score if each two who did not answer were tied.</param>
public sealed record DimensionBounds(Dimension Dimension, Measured ReachLow, Measured ReachHigh, Measured ScoreLow, Measured ScoreHigh);
