using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Tooling.Docs;

/// <summary>Which page a type stands on, and how a link to it is written.</summary>
internal sealed class DocsLinks
{
    private readonly Dictionary<NamedType, string> addresses = [];

    public DocsLinks(Schema schema)
    {
        var pages = new SortedDictionary<string, List<NamedType>>(StringComparer.Ordinal);
        foreach (var type in schema.Types.Where(type => !type.IsBuiltIn))
        {
            ListOf(pages, PageOf(type.Syntax[0])).Add(type);
        }

        // A page may hold directives alone.
        foreach (var directive in schema.Directives.Where(directive => !directive.IsBuiltIn))
        {
            ListOf(pages, PageOf(directive)!);
        }

        foreach (var (page, types) in pages)
        {
            AddAddresses(page, types);
        }

        Pages = [.. pages.Select(pair => (pair.Key, (IReadOnlyList<NamedType>)pair.Value))];
    }

    /// <summary>The pages by name, each with its types in the order of the schema.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<NamedType> Types)> Pages { get; }

    /// <summary>The page that a directive stands on; null for a built-in one.</summary>
    public static string? PageOf(DirectiveDefinition directive) =>
        directive is { IsBuiltIn: false, Syntax: { } syntax } ? PageOf(syntax) : null;

    /// <summary>A heading that no name of a type can be, so that links to types never lead to it.</summary>
    public static string TitleOf(string page) => $"The types of {Path.GetFileNameWithoutExtension(page)}";

    /// <summary>A type as it is written, wrappers included, linked to where it is described unless it is built in.</summary>
    public string To(SchemaType type) =>
        addresses.TryGetValue(type.NamedType, out var address) ? $"[`{type}`]({address})" : $"`{type}`";

    // As GitHub makes anchors of headings: in lower case, the second of the same with "-1".
    private void AddAddresses(string page, List<NamedType> types)
    {
        var seen = new Dictionary<string, int>();
        foreach (var type in types)
        {
            var anchor = type.Name.ToLowerInvariant();
            var before = seen.GetValueOrDefault(anchor);
            seen[anchor] = before + 1;
            addresses[type] = before == 0 ? $"{page}#{anchor}" : $"{page}#{anchor}-{before}";
        }
    }

    private static List<NamedType> ListOf(SortedDictionary<string, List<NamedType>> pages, string page)
    {
        if (!pages.TryGetValue(page, out var types))
        {
            pages.Add(page, types = []);
        }

        return types;
    }

    private static string PageOf(SyntaxElement syntax)
    {
        var name = Path.GetFileNameWithoutExtension(syntax.Source.Name ?? "");
        return name.Length == 0 ? "types.md"
            : name.Equals("readme", StringComparison.OrdinalIgnoreCase) ? "readme-types.md"
            : $"{name}.md";
    }
}
