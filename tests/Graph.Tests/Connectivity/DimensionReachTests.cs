using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Connectivity;

public sealed class DimensionReachTests
{
    // A ring of one person an organisation; organisations belong to two systems in turn. Next neighbours are of the other system, those
    // after them, two steps away, of the own one: everyone reaches two counterparts of 299. 600 lanes are two batches, of ten words.
    [Fact]
    public void Of_more_organisations_than_one_batch_holds_counterparts_only_are_counted()
    {
        const int Count = 600;
        var draft = new Draft();
        int[] systems = [draft.Organisation("P"), draft.Organisation("Q")];
        for (var o = 0; o < Count; o++)
        {
            draft.Person(draft.Organisation($"O{o:000}", systems[o % 2]));
        }

        for (var person = 0; person < Count; person++)
        {
            draft.Tie(person, (person + 1) % Count);
        }

        var (whole, byOrganisation) = new DimensionReach(new(draft.Build()), 2, default).Compute(Dimension.CrossOrganisation);
        var part = whole.Parts.ShouldHaveSingleItem();
        (part.Reached, part.Possible).ShouldBe((2L * Count, 299L * Count));
        Close.To(2 / 299.0, whole.Value);
        foreach (var one in byOrganisation[2..])
        {
            one.ShouldNotBeNull().Parts[0].ShouldSatisfyAllConditions(
                found => found.Reached.ShouldBe(2),
                found => found.Possible.ShouldBe(299));
        }
    }
}
