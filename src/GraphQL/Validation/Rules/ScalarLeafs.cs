using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Validation.Rules;

/// <summary>Fields of composite types have a selection, and only those (section 5.3.3).</summary>
public sealed class ScalarLeafs : ValidationRule
{
    /// <inheritdoc/>
    public override void EnterField(FieldSyntax field)
    {
        if (Context.Type is not { } type)
        {
            return;
        }

        var name = field.Name;
        if (!type.NamedType.IsLeaf && field.SelectionSet is null)
        {
            Report(
                $"Field \"{name}\" of type \"{type}\" must have a selection of subfields. "
                    + $"Did you mean \"{name} {{ ... }}\"?",
                field);
        }
        else if (type.NamedType.IsLeaf && field.SelectionSet is { } selectionSet)
        {
            Report($"Field \"{name}\" must not have a selection since type \"{type}\" has no subfields.", selectionSet);
        }
    }
}
