namespace NetworkLens.GraphQL.Execution;

/// <summary>What telemetry tells beyond what costs next to nothing and names nobody. All of it is off at first.</summary>
public sealed record TelemetryOptions
{
    /// <summary>
    /// Whether the span of a request carries the document as <c>graphql.document</c>. Strings and numbers in it are replaced by <c>?</c>,
    /// comments are left out, and what is longer than <see cref="MaxDocumentLength"/> is cut: names and enum values remain.
    /// </summary>
    public bool RecordDocuments { get; init; }

    /// <summary>The longest document that a span carries, in characters.</summary>
    public int MaxDocumentLength { get; init; } = 8_192;

    /// <summary>
    /// For which requests each resolver has a span of its own, such as those of one operation's name; null for none. Asked once a
    /// request when somebody listens, and for each event of a subscription, whose request has no text, variables and extensions any
    /// more. A leaf that is read from its parent at once has none; neither has introspection.
    /// </summary>
    public Func<GraphQLRequest, bool>? TraceFields { get; init; }

    /// <summary>How many fields of one request have a span; those beyond are counted in <c>graphql.fields.untraced</c>.</summary>
    public int MaxFieldSpans { get; init; } = 1_000;
}
