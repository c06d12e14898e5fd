using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;
using NetworkLens.Graph.Suggestions;

namespace NetworkLens.Graph.Tests.Suggestions;

public sealed class LinkCandidatesTests
{
    [Fact]
    public void Few_pairs_are_all_looked_at()
    {
        var network = Organisations(3, 2, 1);
        var (across, found) = Find(network);
        found.Length.ShouldBe((int)across.Count);
    }

    // Organisations of any sizes: each takes another part of its people to each of the others.
    [Fact]
    public void Of_many_pairs_as_many_are_taken_as_may_be_each_once_from_all_organisations()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            int[] sizes = [.. Enumerable.Range(0, 7).Select(_ => random.Next(2, 500))];
            var network = Organisations(sizes);
            var (across, found) = Find(network);
            found.Length.ShouldBeLessThanOrEqualTo(LinkCandidates.Most);
            found.Length.ShouldBeGreaterThan((int)Math.Min(across.Count, LinkCandidates.Most) / 4, $"seed {seed}");
            found.ShouldBeUnique();
            found.ShouldAllBe(pair => across.Holds(pair.A, pair.B));
            found.Select(pair => (network.OrganisationOf[pair.A], network.OrganisationOf[pair.B])).Distinct().Count().ShouldBe(21);
        }
    }

    private static (DimensionPairs Across, (int A, int B)[] Found) Find(OrganisationNetwork network)
    {
        var across = DimensionPairs.Of(new Placement(network), Dimension.CrossOrganisation);
        var rules = new LinkRules(network, network.Ties, new(LinkObjective.Reach, Dimension.CrossOrganisation, 10, 2));
        return (across, LinkCandidates.Of(across, rules, CancellationToken.None));
    }

    private static OrganisationNetwork Organisations(params int[] sizes)
    {
        var draft = new Draft();
        foreach (var size in sizes)
        {
            var organisation = draft.Organisation($"O{draft.PeopleCount:00000}");
            for (var person = 0; person < size; person++)
            {
                draft.Person(organisation);
            }
        }

        return draft.Build();
    }
}
