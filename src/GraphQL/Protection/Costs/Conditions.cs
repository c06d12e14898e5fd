using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Protection.Costs;

/// <summary>Decides @skip and @include.</summary>
internal static class Conditions
{
    /// <summary>Whether a selection takes part. A condition that is null, for which the request will be refused, counts as false.</summary>
    public static bool IsIncluded(SelectionSyntax selection, IReadOnlyDictionary<string, object?> variables)
    {
        foreach (var directive in selection.Directives)
        {
            var name = directive.Name.Value;
            if (name is not ("skip" or "include") || directive.Arguments.IsEmpty)
            {
                continue;
            }

            var holds = directive.Arguments[0].Value switch
            {
                BooleanValueSyntax constant => constant.Value,
                VariableSyntax variable => variables.GetValueOrDefault(variable.Name.Value) is true,
                _ => false,
            };
            if (holds == (name == "skip"))
            {
                return false;
            }
        }

        return true;
    }
}
