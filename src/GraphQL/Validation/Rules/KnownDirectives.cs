using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Validation.Rules;

/// <summary>Directives exist and stand where they may (sections 5.7.1 and 5.7.2).</summary>
public sealed class KnownDirectives : ValidationRule
{
    /// <inheritdoc/>
    public override void EnterDirective(DirectiveSyntax directive, DirectiveLocation location)
    {
        if (Context.Directive is not { } definition)
        {
            Report($"Unknown directive \"@{directive.Name}\".", directive);
        }
        else if (!definition.Locations.Contains(location))
        {
            var place = DirectiveLocations.NameOf(location);
            Report($"Directive \"@{directive.Name}\" may not be used on {place}.", directive);
        }
    }
}
