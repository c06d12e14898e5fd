using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Validation.Rules;

/// <summary>The fields of one object value have different names (section 5.6.3).</summary>
public sealed class UniqueInputFieldNames : ValidationRule
{
    private readonly Stack<Dictionary<string, NameSyntax>?> known = new();

    /// <inheritdoc/>
    public override void EnterObjectValue(ObjectValueSyntax fields) =>
        known.Push(fields.Fields.Length < 2 ? null : []);

    /// <inheritdoc/>
    public override void LeaveObjectValue(ObjectValueSyntax fields) => known.Pop();

    /// <inheritdoc/>
    public override void EnterObjectField(ObjectFieldSyntax field)
    {
        if (known.Peek() is { } names && !names.TryAdd(field.Name.Value, field.Name))
        {
            var first = names[field.Name.Value];
            Report($"There can be only one input field named \"{field.Name}\".", first, field.Name);
        }
    }
}
