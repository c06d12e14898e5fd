using System.Globalization;
using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Execution.Planning;

/// <summary>The @stream of a field.</summary>
/// <param name="directive">As written.</param>
internal sealed class StreamUsage(DirectiveSyntax directive)
{
    private readonly ValueSyntax? initialCount = directive.FindArgument("initialCount");

    /// <summary>What the client calls it, or null.</summary>
    public string? Label { get; } = (directive.FindArgument("label") as StringValueSyntax)?.Value;

    /// <summary>How many items are answered at once.</summary>
    /// <exception cref="GraphQLException">It is null or negative, which validation cannot see.</exception>
    public int InitialCount(IReadOnlyDictionary<string, object?> variables)
    {
        object? count = initialCount switch
        {
            null => 0,
            IntValueSyntax number => int.TryParse(number.Text, CultureInfo.InvariantCulture, out var read) ? read : null,
            VariableSyntax variable => variables.TryGetValue(variable.Name.Value, out var given) ? given : 0,
            _ => null,
        };
        return count is int and >= 0
            ? (int)count
            : throw new GraphQLException("Argument \"initialCount\" of @stream must be a whole number from 0.");
    }
}
