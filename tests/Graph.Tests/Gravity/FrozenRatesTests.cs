using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Gravity;

public sealed class FrozenRatesTests
{
    [Fact]
    public void Whoever_has_only_ties_that_left_the_fit_is_expected_what_their_kind_is()
    {
        var (system, ties, fit) = Enumerable.Range(1, 20).Select(CutBut).First(made => made.IsLeftOut);
        var (lone, colleague) = (system.Unit(0)[0], system.Unit(0)[1]);
        EarlierPlaces same = new([.. Enumerable.Range(0, system.Count)], [0, 1], [.. Enumerable.Range(0, 18)]);
        var rates = new FrozenRates(fit, fit.People, same, [[lone], [colleague]]).Then(default);
        var cells = rates.Targets.Cells;
        fit.CellOf[lone].ShouldBe(fit.CellOf[colleague]);
        rates.Targets.Ends[cells.CellOf[lone]].ShouldBe(0);
        ties.Degree(colleague).ShouldBeGreaterThan(1);
        foreach (var other in system.Unit(2).Concat(system.Unit(5)))
        {
            var (one, all) = (Expected(lone, other), Expected(colleague, other));
            (one * ties.Degree(colleague)).ShouldBe(all, 1e-12 * all, $"to {other}");
        }

        Expected(colleague, system.Unit(2).MaxBy(person => ties.Degree(person))).ShouldBeGreaterThan(0);

        double Expected(int person, int other) => rates.Expected(cells.CellOf[person], cells.CellOf[other]);
    }

    // Nobody of the first unit is tied to anybody of the second, but for one, who has no other tie: that gap leaves the fit, and all that
    // is known of the one with it. A colleague of the same place, level, profession and discipline is of the same cell.
    private static Made CutBut(int seed)
    {
        var system = new MadeSystem(seed, organisations: 2, directorates: 3, units: 3, people: 16);
        var (a, b) = (system.Unit(0), system.Unit(1));
        var (lone, colleague) = (a[0], a[1]);
        system.IsCut = (i, j) => i == lone || j == lone || (a.Contains(i) && b.Contains(j)) || (a.Contains(j) && b.Contains(i));
        var ties = With(system.Draw(degree: 20), lone, b[0]);
        var people = system.People;
        people = people with
        {
            Level = people.Level.SetItem(lone, people.Level[colleague]),
            Profession = people.Profession.SetItem(lone, people.Profession[colleague]),
            Discipline = people.Discipline.SetItem(lone, people.Discipline[colleague]),
        };
        return new(system, ties, GravityModel.Fit(people, ties, system.UnitPairs()).Settled.ShouldNotBeNull());
    }

    private static CsrGraph With(CsrGraph ties, int from, int to)
    {
        var pairs = Dense.Ties(ties);
        return CsrGraphBuilder.FromTies(
            ties.NodeCount, [.. pairs.Select(tie => tie.From), from], [.. pairs.Select(tie => tie.To), to], [], directed: false);
    }

    private sealed record Made(MadeSystem System, CsrGraph Ties, SettledFit Fit)
    {
        public bool IsLeftOut => Fit.LeftOut.Holds(Fit.CellOf[System.Unit(0)[0]], Fit.CellOf[System.Unit(1)[0]]);
    }
}
