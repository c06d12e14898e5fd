using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Tooling.Diff;

/// <summary>Whether a type may take the place of another. Types of different schemas are the same when their names are.</summary>
internal static class TypeFit
{
    /// <summary>
    /// Whether everything that the new type of an output field can give was among what the old one could: the same type, perhaps without
    /// null where there was null. Another named type never fits, since requests select on it by name.
    /// </summary>
    public static bool GivesNoLess(SchemaType before, SchemaType after) => (before, after) switch
    {
        (NonNullType was, NonNullType now) => GivesNoLess(was.OfType, now.OfType),
        (NonNullType, _) => false,
        (_, NonNullType now) => GivesNoLess(before, now.OfType),
        (ListType was, ListType now) => GivesNoLess(was.OfType, now.OfType),
        (NamedType was, NamedType now) => was.Name == now.Name,
        _ => false,
    };

    /// <summary>
    /// Whether the new type of an input takes all that the old one took: the same type, perhaps with null where there was none. A list
    /// does not take the place of its item: a literal would be wrapped, a variable would not.
    /// </summary>
    public static bool TakesNoLess(SchemaType before, SchemaType after) => GivesNoLess(after, before);

    /// <summary>How many lists a type is wrapped in.</summary>
    public static int ListDepth(SchemaType type) => type switch
    {
        NonNullType nonNull => ListDepth(nonNull.OfType),
        ListType list => 1 + ListDepth(list.OfType),
        _ => 0,
    };
}
