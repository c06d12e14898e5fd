using NetworkLens.Graph.Connectivity;

namespace NetworkLens.Graph.Tests.Connectivity;

public sealed class SeededSampleTests
{
    private static readonly int[] Hundred = [.. Enumerable.Range(0, 100)];

    [Fact]
    public void A_seed_draws_the_same_each_time_and_another_seed_others()
    {
        var drawn = SeededSample.Draw(Hundred, 10, seed: 1);
        drawn.ShouldBe(SeededSample.Draw(Hundred, 10, seed: 1));
        drawn.ShouldNotBe(SeededSample.Draw(Hundred, 10, seed: 2));
        drawn.Length.ShouldBe(10);
        drawn.Distinct().Count().ShouldBe(10);
        drawn.ShouldBeInOrder();
    }

    [Fact]
    public void Asked_for_as_many_as_there_are_it_gives_all() => SeededSample.Draw(Hundred, 100, seed: 5).ShouldBe(Hundred);

    [Fact]
    public void Everybody_is_drawn_about_equally_often()
    {
        var counts = new int[100];
        for (ulong seed = 0; seed < 2_000; seed++)
        {
            foreach (var person in SeededSample.Draw(Hundred, 10, seed * 7919))
            {
                counts[person]++;
            }
        }

        counts.ShouldAllBe(count => count > 130 && count < 270); // 200 expected, standard deviation 13
    }
}
