using System.Collections.Immutable;
using System.Globalization;
using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Execution.Planning;

namespace NetworkLens.GraphQL.Execution;

/// <summary>The field errors of one execution, in the order they were found.</summary>
internal sealed class FieldErrors(ExecutionState state)
{
    private readonly List<GraphQLError> errors = [];
    private int counted;
    private Exception? lastLogged;
    private string lastLoggedId = "";

    /// <summary>The errors so far.</summary>
    public IReadOnlyList<GraphQLError> All => errors;

    /// <summary>How many there are.</summary>
    public int Count => errors.Count;

    /// <summary>Adds an error at the field, or the list item of it, that is being written.</summary>
    public void Add(
        PlannedField field,
        string message,
        string code,
        IReadOnlyDictionary<string, object?>? extensions = null)
    {
        if (MayAdd())
        {
            errors.Add(new GraphQLError
            {
                Message = message,
                Locations = field.Locations,
                Path = PathOf(field),
                Code = code,
                Extensions = extensions,
            });
        }
    }

    /// <summary>Adds that null came where it may not.</summary>
    public void AddNull(PlannedField field) => Add(
        field,
        $"Cannot return null for non-nullable field {field.Coordinate}.",
        ExecutionErrorCodes.NullForNonNull);

    /// <summary>Adds that the field was not ready when the request's time was up.</summary>
    public void AddTimeout(PlannedField field) => Add(
        field,
        string.Create(CultureInfo.InvariantCulture, $"Not ready within {state.Options.TimeoutMs} ms."),
        ExecutionErrorCodes.Timeout);

    /// <summary>
    /// Adds what a resolver threw: as it says when it is meant for the client, else as an unexpected error.
    /// </summary>
    public void AddException(PlannedField field, Exception failure)
    {
        switch (failure)
        {
            case GraphQLException { Error: { } known } forClient:
                AddKnown(field, known, forClient.Code);
                break;
            case GraphQLException forClient:
                Add(field, forClient.Message, forClient.Code, forClient.Extensions);
                break;
            case OperationCanceledException when state.IsTimeUp:
                AddTimeout(field);
                break;
            default:
                var id = Log(failure, field.Coordinate);
                var extensions = new Dictionary<string, object?> { ["id"] = id };
                Add(field, "Unexpected error.", ExecutionErrorCodes.Internal, extensions);
                break;
        }
    }

    /// <summary>Adds an error beside a value.</summary>
    /// <param name="field">The field that has the value.</param>
    /// <param name="error">What to tell the client.</param>
    /// <param name="indices">The list indices on the way to it.</param>
    public void AddBeside(PlannedField field, GraphQLException error, ReadOnlySpan<int> indices)
    {
        if (MayAdd())
        {
            errors.Add(new GraphQLError
            {
                Message = error.Message,
                Locations = field.Locations,
                Path = PathOf(field, indices),
                Code = error.Code,
                Extensions = error.Extensions,
            });
        }
    }

    /// <summary>Adds an error of the request as a whole.</summary>
    public void AddRequestError(GraphQLError error) => errors.Add(error);

    /// <summary>Tells the log about an exception, once, and gives the id it is found by.</summary>
    public string Log(Exception failure, string? coordinate)
    {
        // A batch that fails does so for every key: one entry in the log is enough.
        if (!ReferenceEquals(failure, lastLogged))
        {
            lastLogged = failure;
            lastLoggedId = Guid.NewGuid().ToString("N");
            Tell(new UnexpectedFailure(lastLoggedId, failure, coordinate, state.OperationName));
        }

        return lastLoggedId;
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        errors.Clear();
        counted = 0;
        lastLogged = null;
    }

    // The bound holds for a response, so its parts count theirs where the whole does.
    private bool MayAdd()
    {
        var all = state.Whole.Errors;
        if (all.counted >= state.Options.MaxErrors)
        {
            return false;
        }

        all.counted++;
        return true;
    }

    // What is told of a failure must not make another: the answer would break off where it would have ended with an error.
    private void Tell(UnexpectedFailure failure)
    {
        try
        {
            state.Options.OnUnexpected?.Invoke(failure);
        }
        catch (Exception)
        {
            // There is nobody left to tell.
        }
    }

    private void AddKnown(PlannedField field, GraphQLError known, string code)
    {
        if (MayAdd())
        {
            errors.Add(new GraphQLError
            {
                Message = known.Message,
                Locations = known.Locations.IsDefaultOrEmpty ? field.Locations : known.Locations,
                Path = PathOf(field),
                Code = code,
                Extensions = known.Extensions,
            });
        }
    }

    private ImmutableArray<object> PathOf(PlannedField field) => PathOf(field, state.Indices);

    private static ImmutableArray<object> PathOf(PlannedField field, ReadOnlySpan<int> indices)
    {
        var path = ImmutableArray.CreateBuilder<object>();
        field.AppendPath(indices, path);
        return path.ToImmutable();
    }
}
