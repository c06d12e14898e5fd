using System.Runtime.CompilerServices;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Protection.Costs;

/// <summary>Fields of a document that answer under one key of one value, and the type on which what they select is counted.</summary>
/// <param name="Syntax">The fields, in the order met.</param>
/// <param name="Definition">Which field of the schema they are.</param>
/// <param name="Type">The object type below.</param>
internal readonly record struct FieldGroup(List<FieldSyntax> Syntax, FieldDefinition Definition, ObjectType Type)
{
    public bool Equals(FieldGroup other) => ReferenceEquals(Definition, other.Definition)
        && ReferenceEquals(Type, other.Type)
        && Syntax.Count == other.Syntax.Count
        && IsSame(Syntax, other.Syntax);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(RuntimeHelpers.GetHashCode(Definition));
        hash.Add(RuntimeHelpers.GetHashCode(Type));
        foreach (var field in Syntax)
        {
            hash.Add(RuntimeHelpers.GetHashCode(field));
        }

        return hash.ToHashCode();
    }

    private static bool IsSame(List<FieldSyntax> a, List<FieldSyntax> b)
    {
        for (var i = 0; i < a.Count; i++)
        {
            if (!ReferenceEquals(a[i], b[i]))
            {
                return false;
            }
        }

        return true;
    }
}
