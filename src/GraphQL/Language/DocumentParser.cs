using System.Collections.Immutable;
using System.Globalization;
using NetworkLens.GraphQL.Errors;

namespace NetworkLens.GraphQL.Language;

/// <summary>Recursive descent over one text; one instance parses once.</summary>
/// <remarks>
/// After the first mistake every token is the end, so each loop below ends by itself: loops run while the next token
/// is what they need, or ask <see cref="Failed"/>. What was built until then is thrown away.
/// </remarks>
internal sealed partial class DocumentParser
{
    private const int NameSlots = 64;
    private readonly Source source;
    private readonly ParserOptions options;
    private readonly string?[] names = new string?[NameSlots];
    private Lexer lexer;
    private int tokenCount;
    private int depth;
    private int lastEnd;

    public DocumentParser(Source source, ParserOptions options)
    {
        this.source = source;
        this.options = options;
        lexer = new Lexer(source.Text);
        lexer.Advance();
        CountToken();
    }

    /// <summary>The first mistake, null while there is none.</summary>
    public GraphQLError? Error => lexer.Problem is null ? null : new GraphQLError
    {
        Message = $"Syntax Error: {lexer.Problem}",
        Locations = [source.LocationOf(lexer.ProblemAt)],
        SourceName = source.Name,
        Code = ErrorCodes.ParseFailed,
    };

    private bool Failed => lexer.Problem is not null;

    public void ExpectEnd() => Expect(TokenKind.End);

    private SourceSpan SpanFrom(int start) => new(source, start, lastEnd);

    private void Advance()
    {
        lastEnd = lexer.End;
        lexer.Advance();
        CountToken();
    }

    private void CountToken()
    {
        if (lexer.Kind != TokenKind.End && ++tokenCount > options.MaxTokens)
        {
            lexer.Fail(lexer.Start, string.Create(
                CultureInfo.InvariantCulture, $"Document contains more than {options.MaxTokens:N0} tokens. Parsing aborted."));
        }
    }

    private bool Peek(TokenKind kind) => lexer.Kind == kind;

    private bool PeekKeyword(string keyword) => lexer.Kind == TokenKind.Name && lexer.Slice.SequenceEqual(keyword);

    private bool Skip(TokenKind kind)
    {
        if (lexer.Kind != kind || Failed)
        {
            return false;
        }

        Advance();
        return true;
    }

    private bool SkipKeyword(string keyword)
    {
        if (!PeekKeyword(keyword))
        {
            return false;
        }

        Advance();
        return true;
    }

    private void Expect(TokenKind kind)
    {
        if (lexer.Kind != kind)
        {
            Fail(lexer.Start, $"Expected {TokenNames.Of(kind)}, found {lexer.Describe()}.");
        }
        else if (kind != TokenKind.End)
        {
            Advance();
        }
    }

    private void ExpectKeyword(string keyword)
    {
        if (!SkipKeyword(keyword))
        {
            Fail(lexer.Start, $"Expected \"{keyword}\", found {lexer.Describe()}.");
        }
    }

    private void Unexpected() => Fail(lexer.Start, $"Unexpected {lexer.Describe()}.");

    private void Fail(int at, string problem)
    {
        if (!Failed)
        {
            lexer.Fail(at, problem);
        }
    }

    private bool Enter()
    {
        if (++depth <= options.MaxDepth)
        {
            return true;
        }

        Fail(lexer.Start, $"Document is nested deeper than {options.MaxDepth} levels. Parsing aborted.");
        return false;
    }

    private void Leave() => depth--;

    private NameSyntax Name()
    {
        var start = lexer.Start;
        var value = Peek(TokenKind.Name) ? Intern(lexer.Slice) : "";
        Expect(TokenKind.Name);
        return new NameSyntax(value, start);
    }

    // Documents repeat few names often: a small direct-mapped table saves most of the strings.
    private string Intern(ReadOnlySpan<char> name)
    {
        var slot = ((name[0] * 31) + (name[^1] * 7) + name.Length) % NameSlots;
        var known = names[slot];
        return known is not null && name.SequenceEqual(known) ? known : names[slot] = name.ToString();
    }

    // open item+ close
    private ImmutableArray<T> Many<T>(TokenKind open, Func<DocumentParser, T> item, TokenKind close)
    {
        Expect(open);
        var items = default(SyntaxCollector<T>);
        do
        {
            items.Add(item(this));
        }
        while (!Failed && !Skip(close));

        return items.ToImmutable();
    }

    // (open item+ close)?
    private ImmutableArray<T> OptionalMany<T>(TokenKind open, Func<DocumentParser, T> item, TokenKind close) =>
        Peek(open) ? Many(open, item, close) : [];

    // separator? item (separator item)*
    private ImmutableArray<T> Separated<T>(TokenKind separator, Func<DocumentParser, T> item)
    {
        Skip(separator);
        var items = default(SyntaxCollector<T>);
        do
        {
            items.Add(item(this));
        }
        while (Skip(separator));

        return items.ToImmutable();
    }
}
