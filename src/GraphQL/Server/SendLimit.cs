namespace NetworkLens.GraphQL.Server;

/// <summary>Bounds how long each send to one client may take. One timer serves all of them, one after the other.</summary>
/// <param name="timeoutMs">How long one may take.</param>
internal sealed class SendLimit(int timeoutMs) : IDisposable
{
    private readonly CancellationTokenSource source = new();

    /// <summary>Whether a send took too long. It is over with this client then.</summary>
    public bool IsExceeded => source.IsCancellationRequested;

    /// <summary>Begins a send, which must be given the token.</summary>
    public CancellationToken Begin()
    {
        source.CancelAfter(timeoutMs);
        return source.Token;
    }

    /// <summary>Ends the send, however it went.</summary>
    public void End() => source.CancelAfter(Timeout.Infinite);

    /// <inheritdoc />
    public void Dispose() => source.Dispose();
}
