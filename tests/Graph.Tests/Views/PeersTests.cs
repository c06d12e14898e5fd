using NetworkLens.Graph.Networks;
using NetworkLens.Graph.Views;

namespace NetworkLens.Graph.Tests.Views;

public sealed class PeersTests
{
    [Fact]
    public void A_peer_has_the_same_level_and_works_elsewhere()
    {
        var draft = new Draft();
        int a = draft.Organisation("A"), b = draft.Organisation("B");
        int ward = draft.Unit(a), clinic = draft.Unit(a), other = draft.Unit(b);
        var lead = draft.Person(a, ward, Level.TeamLead);
        draft.Person(a, ward, Level.TeamLead);   // 1: same unit.
        draft.Person(a, clinic, Level.TeamLead); // 2: a peer.
        draft.Person(b, other, Level.TeamLead);  // 3: a peer.
        draft.Person(a, clinic, Level.Frontline); // 4: another level.
        draft.Person(a, -1, Level.TeamLead);     // 5: perhaps the same unit.
        draft.Person(b, -1, Level.TeamLead);     // 6: a peer, whatever the unit.
        draft.Person(-1, -1, Level.TeamLead);    // 7: nobody knows where.
        draft.Person(a, clinic);                 // 8: level unknown.
        draft.Ties("0-1 0-2 3-0 0-4 0-5 0-6 0-7 0-8 0-2");

        var peers = Peers.Compute(draft.Build(), TestContext.Current.CancellationToken);

        peers[lead].ShouldBe(Measured.Of(3));
        peers[2].ShouldBe(Measured.Of(1));
        peers[4].ShouldBe(Measured.Of(0));
        peers[8].ShouldBe(Measured.None(Absence.AttributeUnknown));
        Peers.Compute(draft.Build(TieDirection.Directed), TestContext.Current.CancellationToken)[lead].ShouldBe(Measured.Of(2));
    }

    [Fact]
    public void Nobody_and_one_alone_have_none()
    {
        Peers.Compute(new Draft().Build(), TestContext.Current.CancellationToken).ShouldBeEmpty();
        var one = new Draft();
        one.Person(level: Level.Frontline);
        Peers.Compute(one.Build(), TestContext.Current.CancellationToken).ShouldBe([Measured.Of(0)]);
    }

    /// <summary>Asked pair by pair of the whole table of ties.</summary>
    [Fact]
    public void Random_networks_agree_with_every_pair_looked_at()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var network = Draft.Random(seed).Build((TieDirection)(seed % 3));
            var tied = Dense.Ties(network.Ties).Select(tie => (tie.From, tie.To)).ToHashSet();
            var people = Enumerable.Range(0, network.PeopleCount).ToList();
            var slow = people.Select(p => network.LevelOf[p] == Level.Unknown
                ? Measured.None(Absence.AttributeUnknown)
                : Measured.Of(people.Count(q =>
                    (tied.Contains((p, q)) || (!network.Ties.IsDirected && tied.Contains((q, p))))
                    && network.LevelOf[p] == network.LevelOf[q]
                    && (Apart(network.UnitOf[p], network.UnitOf[q]) || Apart(network.OrganisationOf[p], network.OrganisationOf[q])))));

            Peers.Compute(network, TestContext.Current.CancellationToken).ShouldBe(slow, $"seed {seed}");
        }

        static bool Apart(int one, int other) => Math.Min(one, other) >= 0 && one != other;
    }
}
