namespace NetworkLens.GraphQL.Protection;

/// <summary>What <c>extensions.code</c> says of requests that are turned away to protect the server.</summary>
public static class ProtectionErrorCodes
{
    /// <summary>The operation may cost more than one request may.</summary>
    public const string CostExceeded = "COST_EXCEEDED";

    /// <summary>A list must be asked for with one argument that says how much of it.</summary>
    public const string SliceRequired = "SLICE_REQUIRED";

    /// <summary>Only stored documents are answered, and this is none.</summary>
    public const string DocumentNotTrusted = "DOCUMENT_NOT_TRUSTED";

    /// <summary>No document is stored under this id.</summary>
    public const string DocumentNotFound = "DOCUMENT_NOT_FOUND";

    /// <summary>No document is stored under this hash yet: send it with the hash. The code that Apollo's clients know.</summary>
    public const string PersistedQueryNotFound = "PERSISTED_QUERY_NOT_FOUND";

    /// <summary>Documents are not stored here: send the document alone. The code that Apollo's clients know.</summary>
    public const string PersistedQueryNotSupported = "PERSISTED_QUERY_NOT_SUPPORTED";

    /// <summary>The hash is not that of the document sent with it.</summary>
    public const string HashMismatch = "PERSISTED_QUERY_HASH_MISMATCH";

    /// <summary>
    /// More streams, connections or uploads are open than may be: of this caller (429) or of all together (503). <c>Retry-After</c> says
    /// when to try again.
    /// </summary>
    public const string TooManyOpen = "TOO_MANY_OPEN";

    /// <summary>This caller has sent too many requests; <c>Retry-After</c> says when to try again.</summary>
    public const string RateLimited = "RATE_LIMITED";
}
