namespace NetworkLens.GraphQL.Server;

/// <summary>Bounds how long each send to one client may take. One timer serves all of them, one after the other.</summary>
/// <param name="timeoutMs">How long one may take.</param>
internal sealed class SendLimit(int timeoutMs) : IDisposable
{
    private CancellationTokenSource source = new();

    /// <summary>Whether a send took too long. It is over with this client then.</summary>
    public bool IsExceeded { get; private set; }

    /// <summary>Begins a send, which must be given the token.</summary>
    public CancellationToken Begin()
    {
        source.CancelAfter(timeoutMs);
        return source.Token;
    }

    /// <summary>Ends the send. What was sent in the end was not too late, even if its time ran out in the same moment.</summary>
    /// <param name="isSent">Whether it succeeded.</param>
    public void End(bool isSent)
    {
        if (!isSent)
        {
            IsExceeded |= source.IsCancellationRequested;
            source.CancelAfter(Timeout.Infinite);
        }
        else if (!source.TryReset())
        {
            source.Dispose();
            source = new CancellationTokenSource();
        }
    }

    /// <inheritdoc />
    public void Dispose() => source.Dispose();
}
