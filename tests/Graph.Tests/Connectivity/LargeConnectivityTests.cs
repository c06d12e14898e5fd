using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Connectivity;

/// <summary>Networks of more people than one chunk of work holds.</summary>
public sealed class LargeConnectivityTests
{
    private const int People = 70_000;

    // Weights are quarters, so that sums are exact in any order.
    [Fact]
    public void Ties_counted_in_chunks_are_those_counted_one_by_one()
    {
        var network = Ring();
        var (crossing, strength, vertical) = (0, 0.0, 0);
        var (arcs, returned) = (0, 0);
        for (var person = 0; person < People; person++)
        {
            var others = network.Ties.Neighbours(person);
            var weights = network.Ties.Weights(person);
            for (var i = 0; i < others.Length; i++)
            {
                var isOnce = person < others[i];
                var crosses = network.OrganisationOf[person] != network.OrganisationOf[others[i]];
                crossing += isOnce && crosses ? 1 : 0;
                strength += isOnce && crosses ? weights[i] : 0;
                vertical += isOnce && !crosses && network.LevelOf[person] != network.LevelOf[others[i]] ? 1 : 0;
            }

            foreach (var other in network.Arcs.Neighbours(person))
            {
                var crosses = network.OrganisationOf[person] != network.OrganisationOf[other];
                arcs += crosses ? 1 : 0;
                returned += crosses && network.Arcs.HasTie(other, person) ? 1 : 0;
            }
        }

        var report = ConnectivityReport.Compute(network, new() { SampledSources = 2 });
        crossing.ShouldBeGreaterThan(1_000);
        Close.To(crossing, report.CrossOrganisation.Observed);
        Close.To(strength, report.CrossOrganisation.Strength);
        Close.To(vertical, report.Vertical.Observed);
        returned.ShouldBeGreaterThan(1_000);
        Close.To((double)returned / arcs, report.CrossOrganisation.Reciprocity);
        report.TieClasses.CrossOrganisation.ShouldBe(crossing);
    }

    [Fact]
    public void One_batch_of_sources_and_several_draw_as_they_are_told()
    {
        var network = Ring();
        var few = ConnectivityReport.Compute(network, new() { SampledSources = 3 });
        var many = ConnectivityReport.Compute(network, new() { SampledSources = 600 });
        few.CrossOrganisation.Distance.Pairs.ShouldBe(3L * (People / 2));
        many.CrossOrganisation.Distance.Pairs.ShouldBe(600L * (People / 2));
        few.CrossOrganisation.Distance.StandardError.ShouldNotBeNull();
        many.CrossOrganisation.Distance.StandardError.ShouldNotBeNull();
    }

    // Everyone knows the next one and one far off, who knows every fifth of them in turn; organisations take turns every 35 people.
    private static OrganisationNetwork Ring()
    {
        var draft = new Draft();
        int[] organisations = [draft.Organisation("A"), draft.Organisation("B")];
        for (var person = 0; person < People; person++)
        {
            var organisation = organisations[person / 35 % 2];
            draft.Person(organisation, -1, person % 35 == 0 ? Level.Executive : Level.Frontline, (Discipline)(1 + (person % 2)));
        }

        var random = new Random(1);
        for (var person = 0; person < People; person++)
        {
            draft.Tie(person, (person + 1) % People, (1 + (person % 7)) / 4.0);
            var far = (person + 2 + random.Next(People - 4)) % People;
            draft.Tie(person, far, 0.75);
            if (person % 5 == 0)
            {
                draft.Tie(far, person, 0.75);
            }
        }

        return draft.Build();
    }
}
