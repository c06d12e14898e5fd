using NetworkLens.GraphQL.Execution.Planning;
using NetworkLens.GraphQL.Execution.Resolvers;

namespace NetworkLens.GraphQL.Execution.Telemetry;

/// <summary>
/// A field that has a span in the requests that want it: from the call of its resolver until its value, with all below it that is there at
/// once, has been written.
/// </summary>
/// <param name="inner">What resolves it.</param>
internal sealed class TracedField(FieldResolver inner) : FieldResolver
{
    public override bool Resolve(PlannedField field, object? parent, ExecutionState state)
    {
        if (state.FieldSpans?.Start(field, state) is not { } span)
        {
            return inner.Resolve(field, parent, state);
        }

        var holes = state.HoleCount;
        try
        {
            var isWritten = inner.Resolve(field, parent, state);
            if (state.HoleCount == holes + 1 && state.LastHole is { } hole && ReferenceEquals(hole.Field, field))
            {
                // The value comes later; who writes it then goes on with the span.
                hole.Span = span;
                span.Pause();
            }
            else
            {
                span.Stop();
            }

            return isWritten;
        }
        catch (Exception failure)
        {
            span.Fail(failure);
            span.Stop();
            throw;
        }
    }
}
