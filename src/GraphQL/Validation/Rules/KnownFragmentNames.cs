using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Validation.Rules;

/// <summary>Fragments that are spread exist (section 5.5.2.1).</summary>
public sealed class KnownFragmentNames : ValidationRule
{
    /// <inheritdoc/>
    public override void EnterFragmentSpread(FragmentSpreadSyntax spread)
    {
        if (Context.FindFragment(spread.Name.Value) is null)
        {
            Report($"Unknown fragment \"{spread.Name}\".", spread.Name);
        }
    }
}
