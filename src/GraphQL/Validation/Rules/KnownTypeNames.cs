using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Validation.Rules;

/// <summary>Types that a document refers to exist (section 5.5.1.2 for fragments, 5.8.2 for variables).</summary>
public sealed class KnownTypeNames : ValidationRule
{
    /// <inheritdoc/>
    public override void VisitNamedType(NamedTypeSyntax type)
    {
        var name = type.Name.Value;
        if (Context.Schema.FindType(name) is null && !IsDefinedHere(name))
        {
            var near = Suggestions.Near(name, Context.Schema.Types.Select(known => known.Name));
            Report($"Unknown type \"{name}\".{Suggestions.DidYouMean(near)}", type);
        }
    }

    // A document with type definitions is refused for those; what refers to them is not at fault too.
    private bool IsDefinedHere(string name) => Context.Document.Definitions
        .Any(definition => definition is TypeDefinitionSyntax { IsExtension: false } type && type.Name.Value == name);
}
