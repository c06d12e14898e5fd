using NetworkLens.GraphQL.Execution;

namespace NetworkLens.GraphQL.Tests.Execution;

public sealed class AnsweredAlreadyTests
{
    [Fact]
    public void What_is_there_is_taken()
    {
        new ValueTask<int>(7).Taken().ShouldBe(7);
        Task.FromResult("here").Taken().ShouldBe("here");
        ValueTask.CompletedTask.Taken();
    }

    [Fact]
    public void What_was_thrown_is_thrown_as_it_was()
    {
        var failure = new FormatException("broken");
        Should.Throw<FormatException>(() => ValueTask.FromException<int>(failure).Taken()).ShouldBeSameAs(failure);
        Should.Throw<FormatException>(() => ValueTask.FromException(failure).Taken()).ShouldBeSameAs(failure);
        Should.Throw<FormatException>(() => Task.FromException<int>(failure).Taken()).ShouldBeSameAs(failure);
    }

    [Fact]
    public void Whoever_comes_too_early_is_told_and_does_not_wait()
    {
        var late = new TaskCompletionSource<int>();
        Should.Throw<InvalidOperationException>(() => late.Task.Taken());
        Should.Throw<InvalidOperationException>(() => new ValueTask<int>(late.Task).Taken());
        Should.Throw<InvalidOperationException>(() => new ValueTask((Task)late.Task).Taken());
    }
}
