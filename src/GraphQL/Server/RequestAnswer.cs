using Microsoft.AspNetCore.Http;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.GraphQL.Server;

/// <summary>Has one request executed and sends what comes of it.</summary>
internal sealed class RequestAnswer(GraphQLExecutor executor, GraphQLHttpOptions options)
{
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

        return ResponseSending.SendAsync(context, form, execution.GetAwaiter().GetResult());
    }

    /// <summary>Executes only.</summary>
    /// <exception cref="OperationCanceledException">The client has gone.</exception>
    public ValueTask<ExecutionResult> ExecuteAsync(HttpContext context, GraphQLRequest request) =>
        executor.ExecuteAsync(Complete(request, context), context.RequestAborted);

    // What the client cannot say: where the services are, what the root fields belong to.
    private GraphQLRequest Complete(GraphQLRequest request, HttpContext context) => request with
    {
        Services = new RequestServices(context),
        RootValue = options.RootValue?.Invoke(context),
    };

    private static async Task AwaitAsync(HttpContext context, ResponseForm form, ValueTask<ExecutionResult> execution)
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

        await ResponseSending.SendAsync(context, form, result);
    }

    /// <summary>The request's services, whose scope ASP.NET makes on first use: most queries need none.</summary>
    private sealed class RequestServices(HttpContext context) : IServiceProvider
    {
        public object? GetService(Type serviceType) => context.RequestServices.GetService(serviceType);
    }
}
