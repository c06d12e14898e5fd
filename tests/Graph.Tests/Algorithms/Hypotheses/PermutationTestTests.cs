using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Hypotheses;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Hypotheses;

public sealed class PermutationTestTests
{
    [Fact]
    public void Counts_p_and_intervals_of_known_draws()
    {
        var test = PermutationTest.Of(3, [1, 2, 3, 4, -5, double.NaN, 0, 0, 0, 0, 0]);

        (test.Draws, test.AtLeast, test.AtMost, test.AsFar).ShouldBe((10, 2, 9, 3));
        Close.To(0.5, test.Expected);
        Close.To(Math.Sqrt((55 / 10.0) - 0.25), test.StandardDeviation);
        Close.To(3 / 11.0, test.PGreater);
        Close.To(10 / 11.0, test.PLess);
        Close.To(6 / 11.0, test.PTwoSided);
        Close.To(4 / 11.0, test.PAsFar);
        Close.To(2.5 / Math.Sqrt(5.25), test.ZScore);
        (test.Lower.Value, test.Upper.Value).ShouldBe((-5, 4));
    }

    [Fact]
    public void The_interval_leaves_out_one_in_forty_at_each_end()
    {
        var test = PermutationTest.Of(0, [.. Enumerable.Range(0, 1_000).Select(i => (double)i)]);

        (test.Lower.Value, test.Upper.Value).ShouldBe((25, 974));
    }

    [Fact]
    public void What_does_not_vary_or_is_not_there_is_not_tested()
    {
        PermutationTest.Of(1, [1, 1, 1 + 1e-14]).ZScore.Why.ShouldBe(Absence.NoVariance);
        PermutationTest.Of(1, [1, 1, 1 + 1e-14]).AtLeast.ShouldBe(3);
        PermutationTest.Of(1, [double.NaN]).PGreater.Why.ShouldBe(Absence.NotTested);
        PermutationTest.Of(double.NaN, [1, 2]).PTwoSided.Why.ShouldBe(Absence.NotTested);
        Should.Throw<ArgumentOutOfRangeException>(() => new PermutationPlan(0));
        Should.Throw<ArgumentOutOfRangeException>(() => new PermutationPlan(PermutationPlan.MostDraws + 1));
    }

    [Fact]
    public void Labels_change_owners_within_strata_only_and_people_without_one_stay()
    {
        int[] strata = [0, 0, 0, 1, 1, -1, -1, 7];
        var moved = new HashSet<int>();
        PermutationTest.Compute(
            8,
            strata,
            (order, _) =>
            {
                order.Order().ShouldBe(Enumerable.Range(0, 8));
                for (var person = 0; person < 8; person++)
                {
                    strata[order[person]].ShouldBe(strata[person]);
                    if (order[person] != person)
                    {
                        moved.Add(person);
                    }
                }

                return 0;
            },
            new(200, 3),
            Effort.OneThread);

        moved.Order().ShouldBe([0, 1, 2, 3, 4]);
        Should.Throw<ArgumentException>(() => PermutationTest.Compute(3, [0, 1], (_, _) => 0, new(1), Effort.OneThread));
    }

    [Fact]
    public void A_seed_gives_the_same_draws_on_any_number_of_threads()
    {
        var one = Sample(new(1), 5);
        Sample(new(2), 5).ShouldBe(one);
        Sample(new(8), 5).ShouldBe(one);
        Sample(new(1), 6).ShouldNotBe(one);
    }

    [Fact]
    public void The_test_keeps_its_level()
    {
        // Labels that chance alone gave: p is below .1 about one time in ten.
        var below = 0;
        for (var seed = 0; seed < 400; seed++)
        {
            var graph = RandomGraph.Gnp(20, 0.2, seed);
            var codes = RandomGraph.Codes(20, 2, seed + 10_000, blank: 0);
            below += EiIndexTest.Compute(graph, codes, 2, [], new(99, (ulong)seed), Effort.OneThread).PGreater.Value <= 0.1 ? 1 : 0;
        }

        below.ShouldBeInRange(12, 56); // An index of few ties takes few values, which makes the test a little too careful.
    }

    [Fact]
    public void It_can_be_stopped_and_tells_how_far_it_is()
    {
        Should.Throw<OperationCanceledException>(
            () => PermutationTest.Compute(3, [], (_, cancel) => cancel.IsCancellationRequested ? 1 : 0, new(10), new(1, null, new(true))));
        var told = new List<double>();
        PermutationTest.Compute(3, [], (_, _) => 0, new(100), new(1, new Listener(told)));
        told.ShouldBe(told.Order());
        told[^1].ShouldBe(1);
    }

    private static PermutationTest Sample(Effort effort, ulong seed) => PermutationTest.Compute(
        50, [], (order, _) => order.Select((place, person) => Math.Sqrt(place) * person).Sum(), new(300, seed), effort);

    private sealed class Listener(List<double> told) : IProgress<double>
    {
        public void Report(double value) => told.Add(value);
    }
}
