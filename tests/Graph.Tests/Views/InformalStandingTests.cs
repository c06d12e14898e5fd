using NetworkLens.Graph.Networks;
using NetworkLens.Graph.Views;

namespace NetworkLens.Graph.Tests.Views;

public sealed class InformalStandingTests
{
    /// <summary>
    /// Three at the front line, of whom 0 is asked by three and the others by nobody, and an executive, asked by one. By being asked: 0 is
    /// fourth (rank 4, mid-rank 3.5), the executive third (2.5), 1 and 2 share the last two places (1). By level: 1.5 for the three, 3.5.
    /// </summary>
    [Fact]
    public void A_nurse_whom_all_ask_stands_above_the_title_and_an_executive_whom_few_ask_below()
    {
        var draft = new Draft();
        var trust = draft.Organisation("T");
        for (var nurse = 0; nurse < 3; nurse++)
        {
            draft.Person(trust, level: Level.Frontline);
        }

        draft.Person(trust, level: Level.Executive);
        draft.Ties("1-0 2-0 3-0 0-3");

        foreach (var direction in Enum.GetValues<TieDirection>())
        {
            Of(draft.Build(direction)).ShouldBe([2 / 4.0, -0.5 / 4, -0.5 / 4, -1 / 4.0]);
        }
    }

    [Fact]
    public void Without_organisation_level_or_colleagues_there_is_no_standing()
    {
        var draft = new Draft();
        int a = draft.Organisation("A"), b = draft.Organisation("B");
        draft.Person(a, level: Level.Frontline);
        draft.Person(a, level: Level.Frontline);
        draft.Person(a);
        draft.Person(-1, level: Level.Frontline);
        draft.Person(b, level: Level.Executive);

        var standings = InformalStanding.Compute(draft.Build(), TestContext.Current.CancellationToken);

        standings.ShouldBe(
        [
            Measured.Of(0),
            Measured.Of(0),
            Measured.None(Absence.AttributeUnknown),
            Measured.None(Absence.AttributeUnknown),
            Measured.None(Absence.TooFewPeople),
        ]);
        InformalStanding.Compute(new Draft().Build(), TestContext.Current.CancellationToken).ShouldBeEmpty();
    }

    /// <summary>Counted colleague by colleague; and an organisation's standings add up to nothing.</summary>
    [Fact]
    public void Random_networks_agree_with_counting_colleagues()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var network = Draft.Random(seed).Build((TieDirection)(seed % 3));
            var people = Enumerable.Range(0, network.PeopleCount).ToList();
            var asked = people.Select(p => Dense.Ties(network.Arcs).Count(arc => arc.To == p)).ToList();
            var standings = Of(network);
            var sums = new double[network.Organisations.Length];
            foreach (var p in people)
            {
                var colleagues = people.Where(q =>
                    network.OrganisationOf[q] == network.OrganisationOf[p] && network.LevelOf[q] != Level.Unknown).ToList();
                if (network.OrganisationOf[p] < 0 || network.LevelOf[p] == Level.Unknown || colleagues.Count == 1)
                {
                    standings[p].ShouldBe(double.NaN, $"seed {seed}");
                    continue;
                }

                var higher = colleagues.Sum(q =>
                    Math.Sign(asked[p] - asked[q]) - Math.Sign((int)network.LevelOf[p] - (int)network.LevelOf[q]));
                standings[p].ShouldBe(higher / 2.0 / colleagues.Count, 1e-12, $"seed {seed}");
                sums[network.OrganisationOf[p]] += standings[p];
            }

            sums.ShouldAllBe(sum => Math.Abs(sum) < 1e-9);
        }
    }

    private static double[] Of(OrganisationNetwork network) =>
        [.. InformalStanding.Compute(network, TestContext.Current.CancellationToken).Select(each => each.Value ?? double.NaN)];
}
