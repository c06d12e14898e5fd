using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms;

public sealed class BalconyTargetsTests
{
    [Fact]
    public void Units_hold_everyone_with_a_post_in_them()
    {
        var network = Network();

        Members(BalconyTargets.Units(network)).ShouldBe(["0 1", "1", ""]);
        Members(BalconyTargets.FrontlineUnits(network)).ShouldBe(["0", "1", ""]);
        Members(BalconyTargets.Leaders(network)).ShouldBe(["1"]);
        Members(BalconyTargets.Leaders(network, Level.Frontline)).ShouldBe(["0", "1"]);
        Members(BalconyTargets.Leaders(network, Level.System)).ShouldBeEmpty();
    }

    // Ann is front line in unit a. Bob leads a directorate there, and does front-line sessions in unit b. Cat's place is unknown.
    private static OrganisationNetwork Network()
    {
        var builder = new OrganisationNetworkBuilder(Lens.Default, "v1");
        builder.AddOrganisation(new(1, "o", "O"));
        foreach (var (id, key) in new[] { (1, "a"), (2, "b"), (3, "c") })
        {
            builder.AddUnit(new(id, key, key, 1));
            builder.AddPerson(id, key, null);
        }

        builder.AddPost(new(1, "p1", 1, null, 1, Level.Frontline, Discipline.Clinical));
        builder.AddPost(new(2, "p2", 2, null, 1, Level.Directorate, Discipline.Clinical));
        builder.AddPost(new(3, "p3", 2, null, 2, Level.Frontline, Discipline.Clinical) { WholeTimeShare = 0.2 });
        return builder.Build(TestContext.Current.CancellationToken);
    }

    private static List<string> Members(NodeSets sets) =>
        [.. Enumerable.Range(0, sets.Count).Select(set => string.Join(' ', sets[set].ToArray()))];
}
