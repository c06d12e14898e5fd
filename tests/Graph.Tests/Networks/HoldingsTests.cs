using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Networks;

public sealed class HoldingsTests
{
    [Fact]
    public void Places_are_those_of_all_posts_ascending_and_each_once()
    {
        var draft = new Draft();
        int a = draft.Organisation("A"), b = draft.Organisation("B"), c = draft.Organisation("C");
        var many = draft.Person(c);
        var nobody = draft.Person();
        draft.Post(many, a, -1, Level.Frontline);
        draft.Post(many, c, -1, Level.Frontline);
        draft.Post(nobody, b, -1, Level.Frontline);
        draft.Post(-1, b, -1, Level.Frontline);
        var network = draft.Build();

        network.OrganisationsOf(many).ToArray().ShouldBe([a, c]);
        network.OrganisationsOf(nobody).ToArray().ShouldBe([b]);
        network.PostsOf(many).ToArray().ShouldBe([0, 2, 3]);
        network.PostsOf(nobody).ToArray().ShouldBe([1, 4]);
    }
}
