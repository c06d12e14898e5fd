namespace NetworkLens.GraphQL.Execution;

/// <summary>What <c>extensions.code</c> says of errors that executing or serving a request adds.</summary>
public static class ExecutionErrorCodes
{
    /// <summary>A fault of ours; the log has more under the id that <c>extensions.id</c> carries.</summary>
    public const string Internal = "INTERNAL";

    /// <summary>The request took longer than it may.</summary>
    public const string Timeout = "TIMEOUT";

    /// <summary>The answer is larger than it may be.</summary>
    public const string ResponseTooLarge = "RESPONSE_TOO_LARGE";

    /// <summary>A resolver gave null for a field that promises a value.</summary>
    public const string NullForNonNull = "NULL_FOR_NON_NULL";

    /// <summary>A resolver gave a value that the field's type cannot represent.</summary>
    public const string InvalidValue = "INVALID_VALUE";

    /// <summary>The document holds several operations, or none of the name asked for.</summary>
    public const string OperationNotFound = "OPERATION_NOT_FOUND";

    /// <summary>The operation may not be asked in this way, such as a mutation by GET.</summary>
    public const string OperationNotAllowed = "OPERATION_NOT_ALLOWED";

    /// <summary>The request is not a GraphQL request as GraphQL over HTTP defines it.</summary>
    public const string BadRequest = "BAD_REQUEST";

    /// <summary>The document, its variables or its plan is larger than it may be.</summary>
    public const string RequestTooLarge = "REQUEST_TOO_LARGE";

    /// <summary>As many operations as may are running on the connection.</summary>
    public const string TooManyOperations = "TOO_MANY_OPERATIONS";
}
