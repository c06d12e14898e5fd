using NetworkLens.GraphQL.Errors;

namespace NetworkLens.GraphQL.Language;

/// <summary>The bounds of a document. They hold before anything else looks at it.</summary>
public sealed record ParserOptions
{
    /// <summary>
    /// The deepest nesting that any caller may allow, so that no walk over a document can exhaust its stack.
    /// </summary>
    public const int DeepestNesting = 500;

    private readonly int maxDepth = 200;

    /// <summary>Bounds for the document of a request: 20,000 tokens, 200 levels.</summary>
    public static ParserOptions Default { get; } = new();

    /// <summary>Bounds for files that the server itself brings: a million tokens, 200 levels.</summary>
    public static ParserOptions Trusted { get; } = new() { MaxTokens = 1_000_000 };

    /// <summary>Most tokens a document may have, comments not counted.</summary>
    public int MaxTokens { get; init; } = 20_000;

    /// <summary>Most selection sets, lists and objects inside each other: 1 to <see cref="DeepestNesting"/>.</summary>
    public int MaxDepth
    {
        get => maxDepth;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, DeepestNesting);
            maxDepth = value;
        }
    }
}

/// <summary>What parsing gave: the syntax, or the first mistake.</summary>
/// <typeparam name="T">What was to be parsed.</typeparam>
/// <param name="Value">The syntax, null after a mistake.</param>
/// <param name="Error">The mistake, null when there is none.</param>
public readonly record struct Parsed<T>(T? Value, GraphQLError? Error)
    where T : SyntaxElement;

/// <summary>Turns text into syntax, after section 2 and appendix C of the specification (September 2025).</summary>
/// <remarks>
/// Time O(length). A mistake is a result, never an exception. Parsing stops at the first mistake, as the reference
/// implementation does, and words it alike.
/// </remarks>
public static class Parser
{
    /// <summary>Parses operations, fragments and type system definitions, mixed as they may be.</summary>
    /// <param name="source">The text.</param>
    /// <param name="options">Bounds; null for <see cref="ParserOptions.Default"/>.</param>
    public static Parsed<DocumentSyntax> ParseDocument(Source source, ParserOptions? options = null) =>
        Parse(source, options, static parser => parser.Document());

    /// <summary>Parses one value, such as a default; variables are allowed.</summary>
    /// <param name="source">The text.</param>
    /// <param name="options">Bounds; null for <see cref="ParserOptions.Default"/>.</param>
    public static Parsed<ValueSyntax> ParseValue(Source source, ParserOptions? options = null) =>
        Parse(source, options, static parser => parser.Value(isConstant: false));

    /// <summary>Parses one type reference, such as <c>[Int!]</c>.</summary>
    /// <param name="source">The text.</param>
    /// <param name="options">Bounds; null for <see cref="ParserOptions.Default"/>.</param>
    public static Parsed<TypeSyntax> ParseType(Source source, ParserOptions? options = null) =>
        Parse(source, options, static parser => parser.Type());

    private static Parsed<T> Parse<T>(Source source, ParserOptions? options, Func<DocumentParser, T> parse)
        where T : SyntaxElement
    {
        var parser = new DocumentParser(source, options ?? ParserOptions.Default);
        var value = parse(parser);
        parser.ExpectEnd();
        return parser.Error is { } error ? new Parsed<T>(null, error) : new Parsed<T>(value, null);
    }
}
