using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Validation.Rules;

/// <summary>Fragments have different names (section 5.5.1.1).</summary>
public sealed class UniqueFragmentNames : ValidationRule
{
    private readonly Dictionary<string, NameSyntax> known = [];

    /// <inheritdoc/>
    public override void EnterFragment(FragmentDefinitionSyntax fragment)
    {
        var name = fragment.Name;
        if (!known.TryAdd(name.Value, name))
        {
            Report($"There can be only one fragment named \"{name}\".", known[name.Value], name);
        }
    }
}
