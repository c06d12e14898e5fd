using System.Runtime.CompilerServices;
using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Execution.Planning;
using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Protection.Limits;

/// <summary>
/// How many values the answer to a question about the schema may have. What introspection asks costs nothing, and aliases can ask for the
/// whole schema again and again: so it is held to a few times what a tool asks that reads all of it once.
/// </summary>
/// <param name="document">A valid document.</param>
internal sealed class IntrospectionVolume(PreparedDocument document)
{
    private readonly SchemaLengths lengths = document.Schema.Lengths;
    private readonly Dictionary<(string Fragment, SchemaPlace Place), double> known = [];

    /// <summary>The first operation that asks for more than so many times the whole schema, as an error; null when none does.</summary>
    public static GraphQLError? Exceeds(PreparedDocument document, int most)
    {
        var volume = new IntrospectionVolume(document);
        foreach (var operation in document.Operations)
        {
            if (volume.Of(operation) > document.Schema.Lengths.Whole * most)
            {
                return DocumentLimitsCheck.TooMany(
                    $"This asks for more than {most} times all that there is to know of the schema; ask for a type by its name.",
                    operation.Syntax);
            }
        }

        return null;
    }

    /// <summary>
    /// The values of an operation's answer that tell of the schema, at most. Time O(document): what a fragment comes to is counted once.
    /// </summary>
    public double Of(PreparedOperation operation) => Of(operation.Syntax.SelectionSet, SchemaPlace.Outside);

    private double Of(SelectionSetSyntax set, SchemaPlace place)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return double.PositiveInfinity;
        }

        var sum = 0.0;
        foreach (var selection in set.Selections)
        {
            sum += selection switch
            {
                FieldSyntax field => Of(field, place),
                InlineFragmentSyntax inline => Of(inline.SelectionSet, place),
                FragmentSpreadSyntax spread => Of(spread.Name.Value, place),
                _ => 0,
            };
        }

        return sum;
    }

    private double Of(FieldSyntax field, SchemaPlace place)
    {
        var below = lengths.PlaceBelow(field.Name.Value, place);
        var each = field.SelectionSet is { } set ? Of(set, below) : 0;
        return below == SchemaPlace.Outside ? each
            : lengths.Of(field.Name.Value, place) is { } length ? 1 + (length * (1 + each)) : 1 + each;
    }

    private double Of(string fragment, SchemaPlace place)
    {
        if (!known.TryGetValue((fragment, place), out var values))
        {
            values = document.FindFragment(fragment) is { } found ? Of(found.SelectionSet, place) : 0;
            known[(fragment, place)] = values;
        }

        return values;
    }
}
