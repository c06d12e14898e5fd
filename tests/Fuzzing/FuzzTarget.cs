namespace NetworkLens.Fuzzing;

/// <summary>Something that must stand any input.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Make">Makes the next input of a seeded source.</param>
/// <param name="TryAsync">Puts an input in; throws when it does not stand it.</param>
public sealed record FuzzTarget(string Name, Func<Random, string> Make, Func<string, ValueTask> TryAsync)
{
    /// <summary>A target that answers at once.</summary>
    public static FuzzTarget Of(string name, Func<Random, string> make, Action<string> attempt) => new(name, make, input =>
    {
        attempt(input);
        return ValueTask.CompletedTask;
    });

    /// <summary>Puts in so many inputs of a seed.</summary>
    /// <exception cref="FuzzFailureException">One of them was too much: the exception holds it.</exception>
    public async Task RunAsync(int seed, int count, CancellationToken cancel)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            var input = Make(random);
            try
            {
                await TryAsync(input);
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !cancel.IsCancellationRequested)
            {
                throw new FuzzFailureException(this, seed, i, input, failure);
            }
        }
    }
}

/// <summary>An input that a target did not stand.</summary>
public sealed class FuzzFailureException : Exception
{
    internal FuzzFailureException(FuzzTarget target, int seed, int index, string input, Exception inner)
        : base($"{target.Name}, seed {Values.Text(seed)}, input {Values.Text(index)}: {inner.Message}\n{input}", inner)
    {
    }
}

/// <summary>What a target promises for every input did not hold for one.</summary>
/// <param name="promise">What was promised.</param>
public sealed class BrokenPromiseException(string promise) : Exception(promise)
{
    /// <summary>Throws unless a promise was kept.</summary>
    public static void ThrowUnless(bool isKept, string promise)
    {
        if (!isKept)
        {
            throw new BrokenPromiseException(promise);
        }
    }
}
