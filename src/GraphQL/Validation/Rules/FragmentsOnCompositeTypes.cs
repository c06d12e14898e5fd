using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Validation.Rules;

/// <summary>Fragments apply to objects, interfaces and unions (section 5.5.1.3).</summary>
public sealed class FragmentsOnCompositeTypes : ValidationRule
{
    /// <inheritdoc/>
    public override void EnterInlineFragment(InlineFragmentSyntax fragment)
    {
        if (fragment.TypeCondition is { } condition && IsLeafOrInput(condition))
        {
            Report($"Fragment cannot condition on non composite type \"{condition}\".", condition);
        }
    }

    /// <inheritdoc/>
    public override void EnterFragment(FragmentDefinitionSyntax fragment)
    {
        var condition = fragment.TypeCondition;
        if (IsLeafOrInput(condition))
        {
            Report($"Fragment \"{fragment.Name}\" cannot condition on non composite type \"{condition}\".", condition);
        }
    }

    private bool IsLeafOrInput(NamedTypeSyntax condition) =>
        Context.Schema.FindType(condition.Name.Value) is { IsComposite: false };
}
