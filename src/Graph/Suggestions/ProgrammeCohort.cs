using System.Collections.Immutable;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Suggestions;

/// <summary>How many of some things are stood for.</summary>
/// <param name="Covered">By somebody chosen.</param>
/// <param name="Possible">By anybody who could be.</param>
public readonly record struct CoverageOfKind(int Covered, int Possible);

/// <summary>Participants for a programme who together stand for most of the staff, by unit, profession and organisation.</summary>
/// <param name="Members">Who they are, ascending.</param>
/// <param name="Share">Of what all candidates together stand for, 0 to 1; absent where nobody stands for anything.</param>
/// <param name="BestShare">What no choice of as many within the quotas exceeds.</param>
/// <param name="Units">Units with anybody in them.</param>
/// <param name="Professions">Professions.</param>
/// <param name="Organisations">Organisations.</param>
/// <remarks>
/// Everyone stands for their own unit, profession and organisation and, if asked, for the units and organisations of their contacts. A unit
/// is worth the share of people who are in it, of all whose unit is known; a profession and an organisation likewise; each of the three
/// together 1. Chosen by <see cref="Cohort"/>. Blanks stand for nothing.
/// </remarks>
public sealed record ProgrammeCohort(
    ImmutableArray<int> Members,
    Measured Share,
    Measured BestShare,
    CoverageOfKind Units,
    CoverageOfKind Professions,
    CoverageOfKind Organisations)
{
    /// <summary>Chooses.</summary>
    /// <param name="network">The network.</param>
    /// <param name="candidates">Who may be chosen: indices, each once.</param>
    /// <param name="count">How many at most, at least 0.</param>
    /// <param name="throughTies">Whether people stand for the units and organisations of their contacts too.</param>
    /// <param name="quotas">At most so many of each group of a column: groups of people, by index of person.</param>
    /// <param name="effort">Cancellation.</param>
    public static ProgrammeCohort Compute(
        OrganisationNetwork network,
        ImmutableArray<int> candidates,
        int count,
        bool throughTies,
        ImmutableArray<CohortQuota> quotas,
        Effort effort)
    {
        var items = new Items(network, throughTies);
        IReadOnlyCollection<int>[] standsFor = [.. candidates.Select(items.Of)];
        ImmutableArray<CohortQuota> ofCandidates =
            [.. quotas.Select(quota => quota with { GroupOf = [.. candidates.Select(person => quota.GroupOf[person])] })];
        var cohort = Cohort.Compute(NodeSets.Of(standsFor), items.Worth, count, ofCandidates, effort);
        var possible = standsFor.SelectMany(each => each).ToHashSet();
        var covered = cohort.Chosen.SelectMany(candidate => standsFor[candidate]).ToHashSet();
        return new(
            [.. cohort.Chosen.Select(candidate => candidates[candidate]).Order()],
            Measured.Ratio(cohort.Covered, cohort.Total, Absence.NoPeople),
            Measured.Ratio(cohort.Bound, cohort.Total, Absence.NoPeople),
            Of(0, items.Units),
            Of(items.Units, items.Units + items.Professions),
            Of(items.Units + items.Professions, items.Worth.Length));

        CoverageOfKind Of(int from, int to) => new(
            covered.Count(item => item >= from && item < to), possible.Count(item => item >= from && item < to));
    }

    /// <summary>What people stand for: units, then professions, then organisations.</summary>
    private sealed class Items
    {
        private readonly OrganisationNetwork _network;
        private readonly bool _throughTies;

        public Items(OrganisationNetwork network, bool throughTies)
        {
            (_network, _throughTies) = (network, throughTies);
            (Units, Professions) = (network.Units.Length, network.Profession.Values.Length);
            Worth = new double[Units + Professions + network.Organisations.Length];
            AddShares(network.UnitOf, 0);
            AddShares(network.Profession.Codes, Units);
            AddShares(network.OrganisationOf, Units + Professions);
        }

        public int Units { get; }

        public int Professions { get; }

        public double[] Worth { get; }

        public HashSet<int> Of(int person)
        {
            var items = new HashSet<int>();
            AddPlace(person);
            Add(_network.Profession.Codes[person], Units);
            foreach (var contact in _throughTies ? _network.Ties.Neighbours(person) : [])
            {
                AddPlace(contact);
            }

            return items;

            void AddPlace(int at)
            {
                Add(_network.UnitOf[at], 0);
                Add(_network.OrganisationOf[at], Units + Professions);
            }

            void Add(int code, int from)
            {
                if (code >= 0)
                {
                    items.Add(from + code);
                }
            }
        }

        private void AddShares(ImmutableArray<int> codes, int from)
        {
            var known = codes.Count(code => code >= 0);
            var counts = new int[Worth.Length];
            foreach (var code in codes)
            {
                if (code >= 0)
                {
                    counts[from + code]++;
                }
            }

            for (var item = 0; item < counts.Length; item++)
            {
                Worth[item] += counts[item] == 0 ? 0 : (double)counts[item] / known;
            }
        }
    }
}
