using NetworkLens.Gaps.Bench.Systems;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Gaps.Tests.Systems;

/// <summary>What a system is said to be, it is: its counts scatter about the rates that it claims.</summary>
public sealed class PlantedSystemTests
{
    private static readonly SystemPlan Small = new() { Scenario = "test", Seed = 7, People = 600, CutShare = 0.2 };

    // Counts of independent ties have a variance of at most their mean, so sum (O - E)^2 / E has a mean of at most the number of pairs.
    // Pairs share people and ties, but a tie lies in few pairs. Ten standard deviations of chi-squared leave room for that; a mean that
    // is off by half a standard deviation of the 30 draws' sum would not fit.
    [Theory]
    [InlineData(TieForm.LogAdditive, 1.0, 0.0), InlineData(TieForm.LatentSpace, 1.0, 0.0), InlineData(TieForm.LogAdditive, 0.5, 0.0),
     InlineData(TieForm.LogAdditive, 1.0, 0.4)]
    public void Mean_counts_are_the_true_rates(TieForm form, double responseRate, double hidden)
    {
        const int Draws = 30;
        var plan = Small with { Form = form, ResponseRate = responseRate, HiddenSpread = hidden };
        var staff = StaffMaking.Make(plan);
        var pairs = TestedPair.Of(staff);
        var rates = new TrueRates(plan, staff, pairs);
        var cuts = Cuts.Draw(plan, staff, pairs);
        var seen = Sightings.Draw(plan, staff);
        var counts = new double[pairs.Length];
        for (var draw = 0; draw < Draws; draw++)
        {
            var random = plan.Chance(Purpose.Ties, 100 + draw);
            var ties = TieDrawing.Draw(staff, rates, cuts.Factors, closure: 0, random);
            ties.RemoveAll(tie => random.NextDouble() >= seen.Chance(tie.From, tie.To));
            var of = PlantedSystem.Count(Graph(staff, ties), pairs);
            for (var at = 0; at < pairs.Length; at++)
            {
                counts[at] += of[at];
            }
        }

        var (squares, cases) = (0.0, 0);
        for (var at = 0; at < pairs.Length; at++)
        {
            var expected = Draws * ExpectedTies.Between(staff, rates, cuts.Factors, seen, pairs[at]).Cut;
            if (expected == 0)
            {
                counts[at].ShouldBe(0);
            }
            else if (expected >= 5)
            {
                squares += (counts[at] - expected) * (counts[at] - expected) / expected;
                cases++;
            }
        }

        cases.ShouldBeGreaterThan(50);
        squares.ShouldBeInRange(0.3 * cases, cases + (10 * Math.Sqrt(2.0 * cases)));
    }

    [Fact]
    public void Complete_cuts_leave_no_tie_and_every_dimension_has_cuts()
    {
        var system = PlantedSystem.Make(Small with { People = 4000 });
        var cut = system.Truth.Index().Where(pair => pair.Item is { IsPlanted: true, Ratio: 0 }).Select(pair => pair.Index).ToArray();
        cut.Length.ShouldBeGreaterThan(10);
        cut.ShouldAllBe(at => system.Observed[at] == 0);
        system.Pairs.Where((_, at) => system.Truth[at].IsPlanted).Select(pair => pair.Dimension).Distinct().Count().ShouldBe(4);
    }

    [Fact]
    public void No_tie_appears_between_people_who_did_not_answer()
    {
        var system = PlantedSystem.Make(Small with { ResponseRate = 0.4 });
        var responded = system.Seen.Responded.ShouldNotBeNull();
        var silent = Enumerable.Range(0, system.Staff.Count).Where(person => !responded[person]).ToArray();
        silent.Length.ShouldBeInRange(200, 500);
        silent.ShouldAllBe(person => Array.TrueForAll(system.Ties.Neighbours(person).ToArray(), contact => responded[contact]));
    }

    // Shares of units are drawn from 0.2 to 1 where 0.6 answer: their variance is 0.8² / 12, and that of chance within units of 20 about
    // 0.01.
    [Fact]
    public void Some_units_answer_nearly_all_and_some_hardly()
    {
        var staff = StaffMaking.Make(Small with { People = 6000 });
        var responded = Sightings.Draw(Small with { ResponseRate = 0.6 }, staff).Responded.ShouldNotBeNull();
        var units = staff.Posts.Index().GroupBy(post => post.Item.Unit);
        double[] shares = [.. units.Select(unit => unit.Average(post => responded[post.Index] ? 1.0 : 0))];
        var mean = shares.Average();
        mean.ShouldBeInRange(0.54, 0.66);
        shares.Average(share => (share - mean) * (share - mean)).ShouldBeInRange(0.05, 0.08);
        Sightings.Draw(Small, staff).Responded.ShouldBeNull();
    }

    [Fact]
    public void Gap_free_twin_has_the_same_staff_and_rates_and_no_cut()
    {
        var (planted, twin) = (PlantedSystem.Make(Small), PlantedSystem.Make(Small with { CutShare = 0 }));
        twin.Staff.Posts.ShouldBe(planted.Staff.Posts);
        twin.Truth.Select(pair => pair.Free).ShouldBe(planted.Truth.Select(pair => pair.Free));
        twin.Truth.ShouldAllBe(pair => pair.IsNull && pair.Ratio == 1);
        planted.Truth.ShouldContain(pair => pair.IsPlanted);
    }

    [Theory]
    [InlineData(TieForm.LogAdditive, 0.8), InlineData(TieForm.Actors, 0.0)]
    public void Closing_and_choosing_make_as_many_ties_in_more_triangles_and_respect_cuts(TieForm form, double closure)
    {
        var (plain, system) = (PlantedSystem.Make(Small), PlantedSystem.Make(Small with { Form = form, Closure = closure }));
        // Independent draws fill small circles and then draw in vain, so they may come to fewer; the wanted degree is the most.
        var ties = system.Ties.TieCount;
        ties.ShouldBeInRange((int)(0.95 * plain.Ties.TieCount), (int)(Small.MeanDegree * system.Staff.Count / 2));
        var cut = system.Truth.Index().Where(pair => pair.Item is { IsPlanted: true, Ratio: 0 });
        cut.ShouldAllBe(pair => system.Observed[pair.Index] == 0);
        (Triangles(system.Ties) / (double)ties).ShouldBeGreaterThan(Triangles(plain.Ties) / (double)plain.Ties.TieCount);
    }

    [Fact]
    public void Same_plan_makes_the_same_system()
    {
        var (first, second) = (PlantedSystem.Make(Small), PlantedSystem.Make(Small));
        second.Ties.AllNeighbours.ToArray().ShouldBe(first.Ties.AllNeighbours.ToArray());
        second.Truth.ShouldBe(first.Truth);
    }

    [Fact]
    public void Groups_of_a_pair_share_nobody_and_are_made_of_whole_cells()
    {
        var staff = StaffMaking.Make(Small with { People = 3000 });
        var pairs = TestedPair.Of(staff);
        pairs.ShouldAllBe(pair => !pair.A.Intersect(pair.B).Any());
        pairs.ShouldAllBe(pair => staff.CellsOf(pair.A).Sum(cell => staff.PeopleOf[cell].Length) == pair.A.Length);
        pairs.Count(pair => pair is { IsPooled: true, Dimension: Dimension.Vertical }).ShouldBeGreaterThanOrEqualTo(6);
        staff.Posts.Select(post => post.Level).Distinct().Count().ShouldBe(6);
    }

    // Services lie in one directorate each, hold three units but for the last of a directorate, and their people meet e^1.2 times as much,
    // give or take what is drawn.
    [Fact]
    public void Services_are_a_tier_between_directorates_and_units()
    {
        var plan = Small with { People = 3000, HasServices = true };
        var staff = StaffMaking.Make(plan);
        var services = staff.Posts.Where(post => post.Service >= 0).GroupBy(post => post.Service).ToList();
        services.Count.ShouldBeGreaterThan(20);
        services.ShouldAllBe(service => service.Select(post => post.Directorate).Distinct().Count() == 1);
        services.Select(service => service.Select(post => post.Unit).Distinct().Count()).Max().ShouldBe(3);
        services.Count(service => service.Select(post => post.Site).Distinct().Count() > 1).ShouldBeGreaterThan(0);

        var pairs = TestedPair.Of(staff);
        int[] Services(int[] people) => [.. people.Select(person => staff.Posts[person].Service).Distinct()];
        var siblings = pairs.Where(pair => pair.Dimension == Dimension.Horizontal).ToList();
        siblings.Count(pair => Services(pair.A).Single() == Services(pair.B).Single()).ShouldBeGreaterThan(20);
        siblings.Count(pair => Services(pair.A).Single() != Services(pair.B).Single()).ShouldBeGreaterThan(10);

        var (told, plain) = (new TrueRates(plan, staff, pairs), new TrueRates(plan with { HasServices = false }, staff, pairs));
        double Times(int person, int other)
        {
            var (c, d) = (staff.CellOf[person], staff.CellOf[other]);
            return told.Between(c, d) / plain.Between(c, d);
        }

        var near = siblings.First(pair => Services(pair.A).Single() == Services(pair.B).Single());
        var far = siblings.First(pair => Services(pair.A).Single() != Services(pair.B).Single());
        (Times(near.A[0], near.B[0]) / Times(far.A[0], far.B[0])).ShouldBeInRange(Math.Exp(1.2 * 0.6), Math.Exp(1.2 * 1.6));
    }

    [Fact]
    public void Where_pools_alone_are_cut_nothing_else_is()
    {
        var system = PlantedSystem.Make(Small with { People = 6000, CutsPoolsOnly = true });
        var cut = system.Pairs.Where((_, at) => system.Truth[at].IsPlanted).ToArray();
        cut.Length.ShouldBeGreaterThan(2);
        cut.ShouldAllBe(pair => pair.IsPooled);
    }

    private static CsrGraph Graph(Staff staff, List<(int From, int To)> ties) => CsrGraphBuilder.FromTies(
        staff.Count, [.. ties.Select(t => t.From)], [.. ties.Select(t => t.To)], [], directed: false);

    private static int Triangles(CsrGraph graph)
    {
        var triangles = 0;
        for (var i = 0; i < graph.NodeCount; i++)
        {
            foreach (var j in graph.Neighbours(i))
            {
                foreach (var k in graph.Neighbours(j))
                {
                    triangles += i < j && j < k && graph.HasTie(i, k) ? 1 : 0;
                }
            }
        }

        return triangles;
    }
}
