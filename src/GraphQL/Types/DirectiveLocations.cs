using System.Collections.Frozen;

namespace NetworkLens.GraphQL.Types;

/// <summary>The names that SDL and introspection give to the places of directives.</summary>
public static class DirectiveLocations
{
    private static readonly FrozenDictionary<string, DirectiveLocation> ByName = Enum.GetValues<DirectiveLocation>()
        .ToFrozenDictionary(NameOf);

    /// <summary>The place of that name, such as <c>FIELD_DEFINITION</c>.</summary>
    public static bool TryParse(string name, out DirectiveLocation location) => ByName.TryGetValue(name, out location);

    /// <summary>The name of a place.</summary>
    public static string NameOf(DirectiveLocation location)
    {
        var pascal = location.ToString();
        return string.Concat(pascal.Select((c, i) =>
            (i > 0 && char.IsAsciiLetterUpper(c) ? "_" : "") + char.ToUpperInvariant(c)));
    }
}
