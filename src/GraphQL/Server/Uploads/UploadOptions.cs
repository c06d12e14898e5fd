namespace NetworkLens.GraphQL.Server.Uploads;

/// <summary>The bounds of files that come with a request (multipart/form-data).</summary>
public sealed record UploadOptions
{
    /// <summary>The largest request with all its files, in bytes; more is answered with 413.</summary>
    public long MaxRequestBytes { get; init; } = 64L << 20;

    /// <summary>The largest single file, in bytes; more is answered with 413.</summary>
    public long MaxFileBytes { get; init; } = 32L << 20;

    /// <summary>How many bytes of files all requests together may have on disk; more is answered with 503.</summary>
    public long MaxBytesAtOnce { get; init; } = 1L << 30;

    /// <summary>
    /// How many of these bytes the files of one caller, as <see cref="GraphQLHttpOptions.CallerOf"/> has it, may have; more is answered
    /// with 429.
    /// </summary>
    public long MaxBytesAtOncePerCaller { get; init; } = 256L << 20;

    /// <summary>
    /// How long a request with its files may take to come, in milliseconds; what has not come then is given up and answered with 408. The
    /// server's own bound, of Kestrel 240 bytes a second (<c>MinRequestBodyDataRate</c>), would let 64 MB keep their room for three days.
    /// </summary>
    public int ReceiveTimeoutMs { get; init; } = 300_000;

    /// <summary>How many files a request may have.</summary>
    public int MaxFiles { get; init; } = 16;

    /// <summary>How many places in the variables the files of a request may be mapped to.</summary>
    public int MaxPlaces { get; init; } = 64;

    /// <summary>The largest <c>map</c> part, in bytes. The <c>operations</c> part has the bound of any body.</summary>
    public int MaxMapBytes { get; init; } = 16 << 10;

    /// <summary>
    /// The folder where files lie while their request is answered, readable by this user only; null for the system's own for such files.
    /// </summary>
    public string? Folder { get; init; }
}
