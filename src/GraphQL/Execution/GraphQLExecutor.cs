using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Execution.Incremental;
using NetworkLens.GraphQL.Execution.Output;
using NetworkLens.GraphQL.Execution.Planning;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Protection.Documents;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Execution;

/// <summary>
/// Takes requests to responses: steps, parse, validate, plan, execute. One per schema; safe for many requests at
/// once.
/// </summary>
/// <remarks>
/// A document that has been seen costs no parsing, validating or planning. Mistakes of the client become errors in the
/// result; only the cancellation of <c>cancel</c> comes out as an exception.
/// </remarks>
public sealed partial class GraphQLExecutor
{
    private readonly ExecutionOptions options;
    private readonly DocumentCache documents;
    private readonly DocumentPreparation preparation;
    private readonly ImmutableArray<IRequestStep> requestSteps;
    private readonly ImmutableArray<IOperationStep> operationSteps;

    /// <summary>Makes an executor.</summary>
    /// <param name="schema">The bound schema.</param>
    /// <param name="options">Bounds; null for the defaults.</param>
    /// <param name="steps">
    /// Any of <see cref="IRequestStep"/>, <see cref="IDocumentStep"/>, <see cref="IOperationStep"/>; each kind runs
    /// in this order.
    /// </param>
    public GraphQLExecutor(ExecutableSchema schema, ExecutionOptions? options = null, params IEnumerable<object> steps)
    {
        Schema = schema;
        this.options = options ?? new ExecutionOptions();
        documents = new DocumentCache(this.options.MaxCachedDocuments, this.options.MaxCachedBytes);
        ImmutableArray<object> all = [.. steps];
        requestSteps = [.. all.OfType<IRequestStep>()];
        preparation = new DocumentPreparation(schema, this.options, [.. all.OfType<IDocumentStep>()]);
        operationSteps = [.. all.OfType<IOperationStep>()];
    }

    /// <summary>The schema it answers for.</summary>
    public ExecutableSchema Schema { get; }

    /// <summary>Its bounds.</summary>
    public ExecutionOptions Options => options;

    internal DocumentCache Documents => documents;

    /// <summary>Executes a request.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="cancel">Cancelled when nobody waits for the answer any more.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled.</exception>
    public ValueTask<ExecutionResult> ExecuteAsync(GraphQLRequest request, CancellationToken cancel = default) =>
        GraphQLTelemetry.IsOn ? MeasureAsync(request, cancel) : BeginAsync(request, cancel);

    private ValueTask<ExecutionResult> BeginAsync(GraphQLRequest request, CancellationToken cancel) =>
        requestSteps.IsEmpty ? RunAsync(request, cancel) : RunStepsAsync(request, cancel);

    private async ValueTask<ExecutionResult> MeasureAsync(GraphQLRequest request, CancellationToken cancel)
    {
        var measure = GraphQLTelemetry.Start(request, options.Telemetry);
        var goesOn = false;
        try
        {
            var result = await BeginAsync(request with { Measure = measure }, cancel);
            measure.Count(result.Errors);
            goesOn = result.GoOnMeasuring(measure);
            if (!goesOn)
            {
                measure.Finish(result.Outcome);
            }

            return result;
        }
        finally
        {
            if (!goesOn)
            {
                measure.Dispose();
            }
        }
    }

    // Steps that answer at once, as looking up a stored document does, cost no task.
    private ValueTask<ExecutionResult> RunStepsAsync(GraphQLRequest request, CancellationToken cancel, int first = 0)
    {
        for (var i = first; i < requestSteps.Length; i++)
        {
            ValueTask<StepResult> running;
            try
            {
                running = requestSteps[i].OnRequestAsync(request, cancel);
            }
            catch (Exception failure)
            {
                running = ValueTask.FromException<StepResult>(failure);
            }

            if (!running.IsCompletedSuccessfully)
            {
                return AwaitStepAsync(running, i, request, cancel);
            }

            var result = running.Taken();
            if (result.Request is not { } next)
            {
                return new(Reject(result.Error!));
            }

            request = StillMeasured(next, request);
        }

        return RunAsync(request, cancel);
    }

    private async ValueTask<ExecutionResult> AwaitStepAsync(
        ValueTask<StepResult> running,
        int index,
        GraphQLRequest request,
        CancellationToken cancel)
    {
        StepResult result;
        try
        {
            result = await running;
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            return Unexpected(failure, request.OperationName);
        }

        return result.Request is { } next
            ? await RunStepsAsync(StillMeasured(next, request), cancel, index + 1)
            : Reject(result.Error!);
    }

    // A step may put a request of its own making in the place of another.
    private static GraphQLRequest StillMeasured(GraphQLRequest next, GraphQLRequest request) =>
        ReferenceEquals(next.Measure, request.Measure) ? next : next with { Measure = request.Measure };

    private ValueTask<ExecutionResult> RunAsync(GraphQLRequest request, CancellationToken cancel)
    {
        try
        {
            return Dispatch(request, cancel);
        }
        catch (OperationCanceledException gone) when (cancel.IsCancellationRequested)
        {
            return ValueTask.FromException<ExecutionResult>(gone);
        }
        catch (Exception failure)
        {
            // What a step, a scalar or an input's constructor throws must not take the connection with it.
            return new(Unexpected(failure, request.OperationName));
        }
    }

    private ValueTask<ExecutionResult> Dispatch(GraphQLRequest request, CancellationToken cancel)
    {
        var isKnown = documents.TryGet(request.Document, out var document);
        request.Measure?.NoteLookup(isKnown);
        if (!isKnown)
        {
            if (NoDocumentIn(request) is { } missing)
            {
                return new(Reject(missing));
            }

            document = preparation.Prepare(request.Document, out var errors);
            if (document is null)
            {
                return new(new ExecutionResult(RequestOutcome.Rejected, errors));
            }

            documents.Add(request.Document, document);
        }

        if (document!.FindOperation(request.OperationName, out var unknown) is not { } operation)
        {
            return new(Reject(unknown!));
        }

        request.Measure?.NoteOperation(operation);

        if (operation.Type == OperationType.Subscription && !request.Delivery.HasFlag(Delivery.Events))
        {
            return new(NotAllowed(RequestErrors.SubscriptionNeedsStream(), operation));
        }

        if (request.QueriesOnly && operation.Type == OperationType.Mutation)
        {
            return new(NotAllowed(RequestErrors.NotAllowed("mutation"), operation));
        }

        return Start(request, operation, cancel);
    }

    // What no request step has found.
    private static GraphQLError? NoDocumentIn(GraphQLRequest request) =>
        request.Document.IsId ? DocumentErrors.NotFound()
        : request.Document.IsEmpty && PersistedQuery.IsIn(request.Extensions) ? DocumentErrors.PersistedNotSupported()
        : null;

    private ValueTask<ExecutionResult> Start(
        GraphQLRequest request,
        PreparedOperation operation,
        CancellationToken cancel)
    {
        var json = request.Variables;
        var hasVariables = json.ValueKind == System.Text.Json.JsonValueKind.Object;
        if (hasVariables && VariableVolume.Exceeds(json, options.MaxVariableValues))
        {
            return new(Reject(RequestErrors.TooManyValues(options.MaxVariableValues), operation.Name));
        }

        var variables = VariableInput.Coerce(Schema.Schema, operation.Syntax, hasVariables ? json : null, request.Files);
        if (!variables.Errors.IsEmpty)
        {
            return new(new ExecutionResult(RequestOutcome.Rejected, variables.Errors, operation.Name));
        }

        GraphQLError? error = null;
        var start = operationSteps.IsEmpty ? null : new OperationStart(operation, variables.Values, request);
        var extensions = start is null ? null : RunOperationSteps(start, out error);
        if (error is not null)
        {
            return new(Reject(error, operation.Name, extensions));
        }

        if (start is { IsEnded: true })
        {
            return new(new ExecutionResult(RequestOutcome.Executed, [], operation.Name, extensions));
        }

        var plan = operation.PlanFor(variables.Values, request.Delivery, out error);
        if (error is not null)
        {
            return new(Reject(error, operation.Name, extensions));
        }

        if (operation.Type == OperationType.Subscription)
        {
            return SubscribeAsync(request, plan, variables.Values, extensions, cancel);
        }

        var state = ExecutionState.Rent();
        if (plan.IsIncremental)
        {
            var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            var delivery = new IncrementalDelivery(state, stop, cancel);
            state.Begin(plan, new ExecutionRequest(options, variables.Values, request.Services, stop.Token, extensions)
            {
                FieldSpans = request.Measure?.Fields,
                Incremental = delivery,
            });
        }
        else
        {
            state.Begin(plan, new ExecutionRequest(options, variables.Values, request.Services, cancel, extensions)
            {
                FieldSpans = request.Measure?.Fields,
            });
        }

        return Execute(state, request.RootValue, cancel);
    }

    private JsonObject? RunOperationSteps(OperationStart start, out GraphQLError? objection)
    {
        objection = null;
        foreach (var step in operationSteps)
        {
            objection = step.OnOperation(start);
            if (objection is not null)
            {
                break;
            }
        }

        return start.Extensions;
    }

    private ValueTask<ExecutionResult> Execute(ExecutionState state, object? root, CancellationToken cancel)
    {
        ValueTask running;
        try
        {
            running = state.RunAsync(root);
            if (running.IsCompletedSuccessfully)
            {
                running.Taken();
                return new(Finish(state));
            }
        }
        catch (Exception failure)
        {
            return new(GiveUp(state, failure, cancel));
        }

        return AwaitAsync(running, state, cancel);
    }

    private async ValueTask<ExecutionResult> AwaitAsync(
        ValueTask running,
        ExecutionState state,
        CancellationToken cancel)
    {
        try
        {
            await running;
            return Finish(state);
        }
        catch (Exception failure)
        {
            return GiveUp(state, failure, cancel);
        }
    }

    private static ExecutionResult Finish(ExecutionState state)
    {
        state.Complete();
        if (state.Incremental is { HasNext: false } delivery)
        {
            delivery.EndUnread();
        }

        return new ExecutionResult(state, state.OperationName);
    }

    private ExecutionResult GiveUp(ExecutionState state, Exception failure, CancellationToken cancel)
    {
        var name = state.OperationName;
        if (failure is OperationCanceledException && cancel.IsCancellationRequested)
        {
            state.GiveUp();
            throw new OperationCanceledException(failure.Message, failure, cancel);
        }

        GraphQLError error = failure switch
        {
            RequestTimeoutException => RequestErrors.TimedOut(options.TimeoutMs),
            ResponseTooLargeException => RequestErrors.ResponseTooLarge(options.MaxResponseBytes),
            _ => RequestErrors.Unexpected(state.Errors.Log(failure, coordinate: null)),
        };
        var extensions = state.Extensions;
        state.GiveUp();
        return new ExecutionResult(RequestOutcome.GivenUp, [error], name, extensions);
    }

    /// <summary>The answer to a request that a fault of ours keeps from being executed; the fault is told to the log.</summary>
    internal ExecutionResult Unexpected(Exception failure, string? operationName)
    {
        var id = Guid.NewGuid().ToString("N");
        options.OnUnexpected?.Invoke(new UnexpectedFailure(id, failure, Coordinate: null, operationName));
        return new ExecutionResult(RequestOutcome.GivenUp, [RequestErrors.Unexpected(id)], operationName);
    }

    private static ExecutionResult Reject(
        GraphQLError error,
        string? operationName = null,
        JsonObject? extensions = null) => new(RequestOutcome.Rejected, [error], operationName, extensions);

    private static ExecutionResult NotAllowed(GraphQLError error, PreparedOperation operation) =>
        new(RequestOutcome.NotAllowed, [error], operation.Name);
}
