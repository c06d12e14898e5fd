using System.Collections.Immutable;
using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Validation.Rules;

/// <summary>A directive that is not repeatable stands at most once at one place (section 5.7.3).</summary>
public sealed class UniqueDirectivesPerLocation : ValidationRule
{
    /// <inheritdoc/>
    public override void EnterOperation(OperationDefinitionSyntax operation) => Check(operation.Directives);

    /// <inheritdoc/>
    public override void EnterFragment(FragmentDefinitionSyntax fragment) => Check(fragment.Directives);

    /// <inheritdoc/>
    public override void EnterVariableDefinition(VariableDefinitionSyntax variable) => Check(variable.Directives);

    /// <inheritdoc/>
    public override void EnterField(FieldSyntax field) => Check(field.Directives);

    /// <inheritdoc/>
    public override void EnterFragmentSpread(FragmentSpreadSyntax spread) => Check(spread.Directives);

    /// <inheritdoc/>
    public override void EnterInlineFragment(InlineFragmentSyntax fragment) => Check(fragment.Directives);

    private void Check(ImmutableArray<DirectiveSyntax> directives)
    {
        if (directives.Length < 2)
        {
            return;
        }

        var seen = new Dictionary<string, DirectiveSyntax>();
        foreach (var directive in directives)
        {
            var name = directive.Name.Value;
            if (Context.Schema.FindDirective(name) is { IsRepeatable: false } && !seen.TryAdd(name, directive))
            {
                Report($"The directive \"@{name}\" can only be used once at this location.", seen[name], directive);
            }
        }
    }
}
