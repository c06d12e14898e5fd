using Microsoft.AspNetCore.Http;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Server.Streams;

namespace NetworkLens.GraphQL.Server;

/// <summary>Has one request executed and sends what comes of it.</summary>
internal sealed class RequestAnswer(GraphQLExecutor executor, GraphQLHttpOptions options)
{
    private readonly StreamSending? streams = options.Streams is { } bounds
        ? new(bounds, options, executor.Options.OnUnexpected)
        : null;

    /// <summary>Executes and sends; a request that could not be read is answered with 400.</summary>
    public Task SendAsync(HttpContext context, ResponseForm form, ReadRequest read)
    {
        if (read.Request is not { } request)
        {
            return ResponseSending.RefuseAsync(context, StatusCodes.Status400BadRequest, form, read.Problem!);
        }

        var execution = ExecuteAsync(context, request);
        if (!execution.IsCompletedSuccessfully)
        {
            return AwaitAsync(context, form, execution);
        }

        return SendAsync(context, form, execution.Taken());
    }

    /// <summary>Executes only. What came in a batch is answered whole.</summary>
    /// <exception cref="OperationCanceledException">The client has gone.</exception>
    public ValueTask<ExecutionResult> ExecuteAsync(HttpContext context, GraphQLRequest request)
    {
        GraphQLRequest complete;
        try
        {
            complete = Complete(request, context);
        }
        catch (Exception failure) when (!context.RequestAborted.IsCancellationRequested)
        {
            return new(executor.Unexpected(failure, request.OperationName)); // The application's root value could not be had.
        }

        return executor.ExecuteAsync(complete, context.RequestAborted);
    }

    /// <summary>Sends a result and disposes of it: whole, unless more follows or the client takes only streams.</summary>
    public Task SendAsync(HttpContext context, ResponseForm form, ExecutionResult result) =>
        (result.Following is not null || form == ResponseForm.Stream) && result.Outcome != RequestOutcome.NotAllowed
            ? streams!.SendAsync(context, result)
            : ResponseSending.SendAsync(context, form, result);

    // What the client cannot say: where the services are, what the root fields belong to, what can be sent.
    private GraphQLRequest Complete(GraphQLRequest request, HttpContext context)
    {
        request.ServeWith(
            new RequestServices(context), options.RootValue?.Invoke(context), CostWish.ModeOf(context.Request.Headers, request));
        var mayStream = streams is not null && request.Batch is null && !HttpMethods.IsHead(context.Request.Method);
        var delivery = mayStream ? StreamForms.Of(context.Request.Headers.Accept).Delivery : Delivery.Single;
        return delivery == Delivery.Single
            ? request
            : request with { Delivery = delivery, OpenEventScope = () => new OperationServices(context.RequestServices) };
    }

    private async Task AwaitAsync(HttpContext context, ResponseForm form, ValueTask<ExecutionResult> execution)
    {
        ExecutionResult result;
        try
        {
            result = await execution;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return; // Nobody is there to be answered.
        }

        await SendAsync(context, form, result);
    }

    /// <summary>
    /// The request's services, whose scope ASP.NET makes on first use: most queries need none. It makes it for one thread only, and
    /// resolvers may ask from several.
    /// </summary>
    private sealed class RequestServices(HttpContext context) : IServiceProvider
    {
        private IServiceProvider? services;
        private SpinLock gate = new(enableThreadOwnerTracking: false);

        public object? GetService(Type serviceType) => (Volatile.Read(ref services) ?? Open()).GetService(serviceType);

        private IServiceProvider Open()
        {
            var isMine = false;
            try
            {
                gate.Enter(ref isMine);
                return services ??= context.RequestServices;
            }
            finally
            {
                if (isMine)
                {
                    gate.Exit(useMemoryBarrier: true);
                }
            }
        }
    }
}
