using NetworkLens.Fuzzing;

namespace NetworkLens.GraphQL.Tests.Fuzzing;

/// <summary>A short run of the fuzzer, with fixed seeds; <c>bench/Fuzz</c> runs as long as one likes.</summary>
public sealed class FuzzTargetsTests
{
    // No answer to a client needs more than this at once, whatever was sent.
    private const long MostBytes = 512L << 20;

    public static TheoryData<string> Names => [.. FuzzTargets.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_target_stands_what_it_is_given(string name)
    {
        var target = FuzzTargets.All.Single(candidate => candidate.Name == name);
        var count = name.StartsWith("parser", StringComparison.Ordinal) ? 20_000 : 4_000;
        await target.RunAsync(seed: 20_261_122, count, TestContext.Current.CancellationToken);
        GC.GetTotalMemory(forceFullCollection: true).ShouldBeLessThan(MostBytes);
    }

    [Fact]
    public async Task The_server_stands_what_it_is_sent()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var server = new FuzzServer();
        await server.StartAsync(cancel);
        await server.Target.RunAsync(seed: 20_261_122, count: 4_000, cancel);
    }

    [Fact]
    public async Task What_a_target_does_not_stand_is_told_with_its_input()
    {
        var target = FuzzTarget.Of("weak", random => $"input {random.Next(1, 2)}", _ => throw new BrokenPromiseException("It stands all."));
        var failure = await Should.ThrowAsync<FuzzFailureException>(() => target.RunAsync(1, 1, TestContext.Current.CancellationToken));
        failure.Message.ShouldBe("weak, seed 1, input 0: It stands all.\ninput 1");
    }
}
