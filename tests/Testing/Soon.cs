namespace NetworkLens.Testing;

/// <summary>Waiting for what nothing tells of when it happens.</summary>
public static class Soon
{
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    /// <summary>Looks again and again until it has happened.</summary>
    /// <param name="what">What is waited for, for the message.</param>
    /// <param name="happened">Whether it has.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <exception cref="TimeoutException">A minute has passed.</exception>
    public static Task UntilAsync(string what, Func<bool> happened, CancellationToken cancel) =>
        UntilAsync(what, () => Task.FromResult(happened()), cancel);

    /// <summary>Looks again and again until it has happened.</summary>
    /// <param name="what">What is waited for, for the message.</param>
    /// <param name="happened">Whether it has.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <exception cref="TimeoutException">A minute has passed.</exception>
    public static async Task UntilAsync(string what, Func<Task<bool>> happened, CancellationToken cancel)
    {
        var end = Environment.TickCount64 + (long)Most.TotalMilliseconds;
        while (!await happened())
        {
            if (Environment.TickCount64 > end)
            {
                throw new TimeoutException($"It has not happened within {Most}: {what}.");
            }

            await Task.Delay(Step, cancel);
        }
    }
}
