using NetworkLens.Graph.Algorithms;

namespace NetworkLens.Graph.Tests.Algorithms;

public sealed class ChunksTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void Every_part_is_done_once(int threads)
    {
        var done = new int[1_000];
        Chunks.Run(done.Length, new Effort(threads), part => Interlocked.Increment(ref done[part]));
        done.ShouldAllBe(times => times == 1);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void Sums_have_equal_bits_on_any_number_of_threads(int threads)
    {
        static double Part(int part) => 1 / (part + 0.1);
        Chunks.Sum(10_000, new Effort(threads), Part).ShouldBe(Chunks.Sum(10_000, Effort.OneThread, Part));
    }

    [Fact]
    public void Progress_ascends_to_one()
    {
        var heard = new List<double>();
        Chunks.Run(250, new Effort(2, new Listener(heard.Add)), _ => { });
        heard.ShouldBe(heard.Order());
        heard[^1].ShouldBe(1.0);
        heard.Count.ShouldBe(125);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Work_stops_when_it_is_cancelled(int threads)
    {
        using var stop = new CancellationTokenSource();
        var done = 0;
        Should.Throw<OperationCanceledException>(() => Chunks.Run(1_000_000, new Effort(threads, Cancel: stop.Token), _ =>
        {
            if (Interlocked.Increment(ref done) == 10)
            {
                stop.Cancel();
            }
        }));
        done.ShouldBeLessThan(1_000_000);
    }

    [Fact]
    public void Nothing_to_do_is_done() => Chunks.Run(0, default, _ => throw new InvalidOperationException());

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_fault_in_a_part_comes_out_as_it_is(int threads) =>
        Should.Throw<InvalidOperationException>(() => Chunks.Run(4, new Effort(threads), _ => throw new InvalidOperationException()));

    [Fact]
    public void Ranges_cover_all_items_without_overflow()
    {
        Chunks.Count(10, 4).ShouldBe(3);
        Chunks.Range(2, 4, 10).ShouldBe((8, 10));
        Chunks.Count(int.MaxValue, 1 << 20).ShouldBe(2_048);
        Chunks.Range(2_047, 1 << 20, int.MaxValue).ShouldBe((2_047 << 20, int.MaxValue));
    }

    private sealed class Listener(Action<double> hear) : IProgress<double>
    {
        public void Report(double value) => hear(value);
    }
}
