using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Validation.Rules;

/// <summary>A directive that is not repeatable stands at most once at one place (section 5.7.3).</summary>
public sealed class UniqueDirectivesPerLocation : ValidationRule
{
    /// <inheritdoc/>
    public override void EnterDirectives(DirectivesAt place)
    {
        if (place.Directives.Length < 2)
        {
            return;
        }

        var seen = new Dictionary<string, DirectiveSyntax>();
        foreach (var directive in place.Directives)
        {
            var name = directive.Name.Value;
            if (Context.Schema.FindDirective(name) is { IsRepeatable: false } && !seen.TryAdd(name, directive))
            {
                Report($"The directive \"@{name}\" can only be used once at this location.", seen[name], directive);
            }
        }
    }
}
