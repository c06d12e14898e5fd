namespace NetworkLens.GraphQL.Server.Uploads;

/// <summary>The room on disk that all requests with files share. Safe for several threads.</summary>
/// <param name="most">Bytes there may be at once.</param>
internal sealed class UploadSpace(long most)
{
    private long taken;

    /// <summary>Takes room, if there is as much.</summary>
    public bool TryTake(long bytes)
    {
        if (Interlocked.Add(ref taken, bytes) <= most)
        {
            return true;
        }

        Give(bytes);
        return false;
    }

    /// <summary>Gives room back.</summary>
    public void Give(long bytes) => Interlocked.Add(ref taken, -bytes);
}
