using System.Collections.Immutable;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Validation.Merging;

/// <summary>A field where it is selected.</summary>
/// <param name="Parent">The type it is selected on; null where the document leads to none.</param>
/// <param name="Syntax">The field as written.</param>
/// <param name="Type">Its type; null when it is unknown or a meta field.</param>
internal readonly record struct SelectedField(NamedType? Parent, FieldSyntax Syntax, SchemaType? Type)
{
    public static SelectedField Of(NamedType? parent, FieldSyntax syntax) =>
        new(parent, syntax, (parent as FieldsType)?.Fields.Find(syntax.Name.Value)?.Type);

    /// <summary>Whether both can never apply to one object: two different object types.</summary>
    public bool Excludes(SelectedField other) =>
        Parent is ObjectType && other.Parent is ObjectType && !ReferenceEquals(Parent, other.Parent);
}

/// <summary>When two fields count as the same (FieldsInSetCanMerge and SameResponseShape, section 5.3.2).</summary>
internal static class FieldSameness
{
    /// <summary>Whether two types can never be of one shape: other wrappers, or leaves that differ.</summary>
    public static bool TypesConflict(SchemaType a, SchemaType b)
    {
        while (true)
        {
            switch (a, b)
            {
                case (ListType x, ListType y):
                    (a, b) = (x.OfType, y.OfType);
                    continue;
                case (NonNullType x, NonNullType y):
                    (a, b) = (x.OfType, y.OfType);
                    continue;
                case (ListType or NonNullType, _) or (_, ListType or NonNullType):
                    return true;
                default:
                    return (a.IsLeaf || b.IsLeaf) && !ReferenceEquals(a, b);
            }
        }
    }

    /// <summary>Whether two fields have the same arguments, in any order.</summary>
    public static bool SameArguments(FieldSyntax a, FieldSyntax b) => SameArguments(a.Arguments, b.Arguments);

    private static bool SameArguments(ImmutableArray<ArgumentSyntax> a, ImmutableArray<ArgumentSyntax> b)
    {
        if (a.Length != b.Length)
        {
            return false;
        }

        foreach (var argument in a)
        {
            var other = b.LastOrDefault(candidate => candidate.Name.Value == argument.Name.Value);
            if (other is null || !SameValue(argument.Value, other.Value))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether two fields are streamed alike: not at all, or by the same arguments.</summary>
    public static bool SameStream(FieldSyntax a, FieldSyntax b)
    {
        var left = StreamOf(a);
        var right = StreamOf(b);
        return left is null || right is null
            ? ReferenceEquals(left, right)
            : SameArguments(left.Arguments, right.Arguments);
    }

    private static DirectiveSyntax? StreamOf(FieldSyntax field)
    {
        foreach (var directive in field.Directives)
        {
            if (directive.Name.Value == "stream")
            {
                return directive;
            }
        }

        return null;
    }

    private static bool SameValue(ValueSyntax a, ValueSyntax b) => (a, b) switch
    {
        (VariableSyntax x, VariableSyntax y) => x.Name.Value == y.Name.Value,
        (IntValueSyntax x, IntValueSyntax y) => x.Text == y.Text,
        (FloatValueSyntax x, FloatValueSyntax y) => x.Text == y.Text,
        (StringValueSyntax x, StringValueSyntax y) => x.Value == y.Value && x.IsBlock == y.IsBlock,
        (BooleanValueSyntax x, BooleanValueSyntax y) => x.Value == y.Value,
        (EnumValueSyntax x, EnumValueSyntax y) => x.Value == y.Value,
        (NullValueSyntax, NullValueSyntax) => true,
        (ListValueSyntax x, ListValueSyntax y) =>
            x.Items.Length == y.Items.Length && x.Items.Zip(y.Items).All(pair => SameValue(pair.First, pair.Second)),
        (ObjectValueSyntax x, ObjectValueSyntax y) => SameFields(x, y),
        _ => false,
    };

    private static bool SameFields(ObjectValueSyntax a, ObjectValueSyntax b)
    {
        if (a.Fields.Length != b.Fields.Length)
        {
            return false;
        }

        var left = a.Fields.OrderBy(field => field.Name.Value, StringComparer.Ordinal);
        var right = b.Fields.OrderBy(field => field.Name.Value, StringComparer.Ordinal);
        return left.Zip(right).All(pair =>
            pair.First.Name.Value == pair.Second.Name.Value && SameValue(pair.First.Value, pair.Second.Value));
    }
}
