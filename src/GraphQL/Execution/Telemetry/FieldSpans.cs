using System.Collections.Immutable;
using NetworkLens.GraphQL.Execution.Planning;

namespace NetworkLens.GraphQL.Execution.Telemetry;

/// <summary>The spans of one request's fields, bounded in number. Used by the request's loop alone.</summary>
/// <param name="most">How many there may be.</param>
internal sealed class FieldSpans(int most)
{
    private int started;

    /// <summary>How many fields were left out because there were too many.</summary>
    public int Untraced => Math.Max(0, started - most);

    /// <summary>Begins the span of a field; null when it has none.</summary>
    public LooseSpan? Start(PlannedField field, ExecutionState state)
    {
        if (++started > most)
        {
            return null;
        }

        var span = GraphQLTelemetry.StartLooseSpan("graphql.field");
        if (span is not null)
        {
            var path = ImmutableArray.CreateBuilder<object>();
            field.AppendPath(state.Indices, path);
            span.Activity.DisplayName = field.Coordinate;
            span.Activity.SetTag("graphql.field.coordinate", field.Coordinate).SetTag("graphql.field.path", string.Join('.', path));
        }

        return span;
    }
}
