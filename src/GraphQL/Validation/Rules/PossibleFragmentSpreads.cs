using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Validation.Rules;

/// <summary>Fragments stand where some object can be of their type (section 5.5.2.3).</summary>
public sealed class PossibleFragmentSpreads : ValidationRule
{
    /// <inheritdoc/>
    public override void EnterInlineFragment(InlineFragmentSyntax fragment)
    {
        if (Context is { Type: NamedType { IsComposite: true } type, ParentType: { } parent } && !Overlap(type, parent))
        {
            Report(
                $"Fragment cannot be spread here as objects of type \"{parent}\" can never be of type \"{type}\".",
                fragment);
        }
    }

    /// <inheritdoc/>
    public override void EnterFragmentSpread(FragmentSpreadSyntax spread)
    {
        var condition = Context.FindFragment(spread.Name.Value)?.TypeCondition.Name.Value;
        if (condition is not null
            && Context.Schema.FindType(condition) is { IsComposite: true } type
            && Context.ParentType is { } parent
            && !Overlap(type, parent))
        {
            Report(
                $"Fragment \"{spread.Name}\" cannot be spread here as objects of type \"{parent}\" "
                    + $"can never be of type \"{type}\".",
                spread);
        }
    }

    private bool Overlap(NamedType a, NamedType b)
    {
        if (ReferenceEquals(a, b))
        {
            return true;
        }

        return (a.IsAbstract, b.IsAbstract) switch
        {
            (true, true) => Context.Schema.PossibleTypes(a).Any(type => Context.Schema.IsSubType(b, type)),
            (true, false) => Context.Schema.IsSubType(a, b),
            (false, true) => Context.Schema.IsSubType(b, a),
            _ => false,
        };
    }
}
