using NetworkLens.Data.Samples;

namespace NetworkLens.Data.Tests.Samples;

public sealed class SampleRandomTests
{
    [Fact]
    public void Stream_never_changes()
    {
        // Worked out once by another program, from the published algorithm: if these change, every committed sample does.
        var random = new SampleRandom(7, 1);
        ulong[] first = [random.NextBits(), random.NextBits(), random.NextBits()];
        first.ShouldBe(Pinned);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(4)]
    [InlineData(40)]
    public void Poisson_has_its_mean_and_variance(double mean)
    {
        var random = new SampleRandom(1, 2);
        var draws = Enumerable.Range(0, 20_000).Select(_ => (double)random.NextPoisson(mean)).ToArray();
        var average = draws.Average();
        average.ShouldBe(mean, 5 * Math.Sqrt(mean / draws.Length));
        draws.Average(draw => (draw - average) * (draw - average)).ShouldBe(mean, mean * 0.06);
    }

    [Fact]
    public void Pick_follows_its_weights_and_never_takes_a_zero()
    {
        var random = new SampleRandom(1, 3);
        var counts = new int[4];
        for (var i = 0; i < 10_000; i++)
        {
            counts[random.Pick([10, 0, 30, 60])]++;
        }

        counts[1].ShouldBe(0);
        counts[0].ShouldBeInRange(850, 1150);
        counts[2].ShouldBeInRange(2750, 3250);
    }

    private static readonly ulong[] Pinned = [14048262541802108032, 7641945688406681255, 13584207089594051083];
}
