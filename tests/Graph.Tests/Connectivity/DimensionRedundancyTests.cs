using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Connectivity;

/// <summary>An organisation against all its counterparts together: ties out are routes only where they share nobody.</summary>
public sealed class DimensionRedundancyTests
{
    [Fact]
    public void Three_separate_ties_out_are_three_routes() => Check("0-3 1-4 2-5", size: 3, people: []);

    [Fact]
    public void One_partner_of_many_is_one_route() => Check("0-3 1-3 2-3", size: 1, people: [3]);

    [Fact]
    public void One_member_with_many_partners_is_one_route() => Check("0-3 0-4 0-5", size: 1, people: [0]);

    // 1 has a post in B too: 0's partner, and in the place of both ends of their tie to 3.
    [Fact]
    public void A_member_who_is_another_ones_partner_is_on_one_route()
    {
        var draft = Two();
        draft.Post(1, 1, -1, Level.Frontline);
        Check(draft.Ties("0-1 1-3 2-4"), size: 2, people: [1, 2]);
    }

    [Fact]
    public void Ties_to_those_who_are_no_counterparts_are_no_routes()
    {
        // A and B belong to P; C to nothing, so it is no counterpart of A. Only 0 has a tie to B.
        var draft = new Draft();
        var parent = draft.Organisation("P");
        int a = draft.Organisation("A", parent), b = draft.Organisation("B", parent), c = draft.Organisation("C");
        foreach (var organisation in new[] { a, a, a, b, c, c, c })
        {
            draft.Person(organisation);
        }

        Check(draft.Ties("0-3 0-4 1-5 2-6"), size: 1, people: [0], organisation: a);
    }

    // Two trusts: the front line of the first hangs on its only executive, that of the second on 7 though it has two executives, 8 and 9.
    [Fact]
    public void A_group_of_one_person_is_the_weakest_only_where_there_is_no_other()
    {
        var draft = new Draft();
        int a = draft.Organisation("A"), b = draft.Organisation("B");
        foreach (var (organisation, level) in new[]
        {
            (a, Level.Frontline), (a, Level.Frontline), (a, Level.Frontline), (a, Level.Executive),
            (b, Level.Frontline), (b, Level.Frontline), (b, Level.Frontline), (b, Level.TeamLead),
            (b, Level.Executive), (b, Level.Executive),
        })
        {
            draft.Person(organisation, level: level);
        }

        draft.Ties("0-3 1-3 2-3 4-7 5-7 6-7 7-8 7-9");
        var place = new Placement(draft.Build());
        var (whole, byOrganisation) = new DimensionRedundancy(
            place, ConnectivitySample.Of(place, ConnectivityOptions.Default, default), default).Compute(Dimension.Vertical);
        var weakest = whole.Weakest.ShouldNotBeNull();
        (weakest.Size, weakest.SmallerGroup).ShouldBe((1, 2));
        weakest.CutSet.ShouldBe([7]);
        whole.PairsBySize.ShouldBe([0, 2, 0, 0]);
        byOrganisation[a].ShouldNotBeNull().Weakest.ShouldNotBeNull().CutSet.ShouldBe([3]);
    }

    private static Draft Two()
    {
        var draft = new Draft();
        int a = draft.Organisation("A"), b = draft.Organisation("B");
        foreach (var organisation in new[] { a, a, a, b, b, b })
        {
            draft.Person(organisation);
        }

        return draft;
    }

    private static void Check(string ties, int size, int[] people) => Check(Two().Ties(ties), size, people);

    private static void Check(Draft draft, int size, int[] people, int organisation = 0)
    {
        var place = new Placement(draft.Build());
        var all = ConnectivitySample.Of(place, ConnectivityOptions.Default, default);
        var redundancy = new DimensionRedundancy(place, all, default).Compute(Dimension.CrossOrganisation)
            .ByOrganisation[organisation].ShouldNotBeNull();
        Close.To(size, redundancy.Mean);
        redundancy.Weakest.ShouldNotBeNull().CutSet.ShouldBe(people);
    }
}
