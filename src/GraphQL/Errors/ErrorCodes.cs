namespace NetworkLens.GraphQL.Errors;

/// <summary>
/// What <c>extensions.code</c> of an error may be, so that a client can branch without reading prose.
/// </summary>
public static class ErrorCodes
{
    /// <summary>The document is not GraphQL.</summary>
    public const string ParseFailed = "GRAPHQL_PARSE_FAILED";

    /// <summary>The document is GraphQL but does not fit the schema.</summary>
    public const string ValidationFailed = "GRAPHQL_VALIDATION_FAILED";

    /// <summary>A variable or an argument has a value that its type does not take.</summary>
    public const string BadUserInput = "BAD_USER_INPUT";

    /// <summary>The schema files do not make a schema.</summary>
    public const string SchemaInvalid = "SCHEMA_INVALID";
}
