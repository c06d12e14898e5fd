namespace NetworkLens.GraphQL.Execution;

/// <summary>
/// Takes what has been answered already, so that what answers at once costs no task. The one place that asks a task for its result, and it
/// never waits: whoever comes too early is told so.
/// </summary>
internal static class AnsweredAlready
{
    /// <summary>What a task gave, or the exception that it threw.</summary>
    /// <exception cref="InvalidOperationException">It has not answered yet: a fault of the caller.</exception>
    public static T Taken<T>(this ValueTask<T> answer) => answer.IsCompleted ? answer.GetAwaiter().GetResult() : throw TooEarly();

    /// <summary>The same for a task that gives nothing.</summary>
    /// <exception cref="InvalidOperationException">It has not ended yet: a fault of the caller.</exception>
    public static void Taken(this ValueTask ended)
    {
        if (!ended.IsCompleted)
        {
            throw TooEarly();
        }

        ended.GetAwaiter().GetResult();
    }

    /// <summary>The same for a task that may be asked more than once.</summary>
    /// <exception cref="InvalidOperationException">It has not answered yet: a fault of the caller.</exception>
    public static T Taken<T>(this Task<T> answer) => answer.IsCompleted ? answer.GetAwaiter().GetResult() : throw TooEarly();

    private static InvalidOperationException TooEarly() => new("This has not been answered yet: it is to be awaited.");
}
