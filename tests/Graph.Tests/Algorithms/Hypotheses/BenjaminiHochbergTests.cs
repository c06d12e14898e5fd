using NetworkLens.Graph.Algorithms.Hypotheses;

namespace NetworkLens.Graph.Tests.Algorithms.Hypotheses;

public sealed class BenjaminiHochbergTests
{
    [Fact]
    public void The_papers_own_example()
    {
        // The fifteen p values of Benjamini and Hochberg (1995, section 4); at .05 they reject the first four.
        double[] p =
        [
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000,
        ];
        var q = BenjaminiHochberg.Compute(p);

        q.Count(value => value <= 0.05).ShouldBe(4);
        Close.To(0.0015, q[0]);
        Close.To(0.0095 * 15 / 4, q[3]);
        Close.To(0.0298 * 15 / 7, q[6]);
        Close.To(1, q[14]);
    }

    [Fact]
    public void Ties_have_one_q_and_a_test_not_made_has_none()
    {
        Close.To([0.03, 0.5, 0.03, double.NaN], BenjaminiHochberg.Compute([0.02, 0.5, 0.02, double.NaN]));
        BenjaminiHochberg.Compute([double.NaN]).ShouldBe([double.NaN]);
        BenjaminiHochberg.Compute([]).ShouldBeEmpty();
        BenjaminiHochberg.Compute([0.3]).ShouldBe([0.3]);
        BenjaminiHochberg.Compute([0, 1]).ShouldBe([0, 1]);
    }

    [Theory]
    [InlineData(-0.1), InlineData(1.1)]
    public void What_is_no_p_value_is_refused(double p) =>
        Should.Throw<ArgumentOutOfRangeException>(() => BenjaminiHochberg.Compute([0.5, p]));

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3)]
    public void Matches_the_step_up_rule_at_every_level(int seed)
    {
        // The rule as published: reject the k smallest, k the last rank with p(k) ≤ k/m α. A q is the least α that rejects.
        var random = new Random(seed);
        var p = Enumerable.Range(0, 60).Select(_ => Math.Round(random.NextDouble() * random.NextDouble(), 3)).ToArray();
        var q = BenjaminiHochberg.Compute(p);
        var sorted = p.Order().ToArray();
        foreach (var level in Enumerable.Range(1, 99).Select(i => i / 100.0))
        {
            var last = Enumerable.Range(1, 60).LastOrDefault(k => sorted[k - 1] * 60 / k <= level);
            var limit = last == 0 ? -1 : sorted[last - 1];
            q.Select(value => value <= level).ShouldBe(p.Select(value => value <= limit), $"at {level}");
        }
    }
}
