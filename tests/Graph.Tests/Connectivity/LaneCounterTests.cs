using System.Runtime.Intrinsics;
using NetworkLens.Graph.Connectivity;

namespace NetworkLens.Graph.Tests.Connectivity;

public sealed class LaneCounterTests
{
    // 32,768 masks fill it once: both sides of that, and powers of two, where a carry runs through all levels.
    [Theory]
    [InlineData(0), InlineData(1), InlineData(2), InlineData(3), InlineData(255), InlineData(256), InlineData(32_767), InlineData(32_768)]
    [InlineData(32_769), InlineData(70_001)]
    public void Counts_are_those_of_looking_at_every_lane_of_every_mask(int masks)
    {
        var random = new Random(masks);
        var counter = new LaneCounter();
        var expected = new long[512];
        var words = new ulong[8];
        for (var round = 0; round < 2; round++)
        {
            Array.Clear(expected);
            for (var mask = 0; mask < masks; mask++)
            {
                for (var word = 0; word < 8; word++)
                {
                    words[word] = word == 7 ? ulong.MaxValue : (ulong)random.NextInt64() & (ulong)random.NextInt64();
                    for (var bit = 0; bit < 64; bit++)
                    {
                        expected[(word * 64) + bit] += (long)(words[word] >> bit & 1);
                    }
                }

                counter.Add(Vector512.Create<ulong>(words));
            }

            var counts = new long[512];
            counter.Take((lane, count) => counts[lane] = count);
            counts.ShouldBe(expected);
        }
    }
}
