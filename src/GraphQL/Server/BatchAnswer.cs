using Microsoft.AspNetCore.Http;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.GraphQL.Server;

/// <summary>
/// Has the requests of a batch executed and sends their answers as a list, in their order: each with its own data and errors, the status
/// always 200.
/// </summary>
/// <remarks>
/// Queries run side by side. Where a mutation may be among them the requests run one after the other, so that each sees what those before
/// it have done. All share the services of the HTTP request and one budget of cost; the bounds of time, of the answer's size and of
/// errors hold for each.
/// </remarks>
/// <param name="single">Executes one of them.</param>
/// <param name="rate">Every request of a batch counts as one; that of the batch itself has been counted.</param>
internal sealed class BatchAnswer(RequestAnswer single, RequestRate rate)
{
    /// <summary>Executes and sends; what could not be read is answered with 400.</summary>
    public Task SendAsync(HttpContext context, ResponseForm form, ReadBatch read)
    {
        if (form == ResponseForm.Stream)
        {
            return ResponseSending.NotAcceptableAsync(context); // A batch is answered whole.
        }

        if (read.Requests is not { } requests)
        {
            return ResponseSending.RefuseAsync(context, StatusCodes.Status400BadRequest, form, read.Problem!);
        }

        return rate.Allows(context, requests.Count - 1, out var refusal)
            ? SendAsync(context, form, requests)
            : ResponseSending.RefuseAsync(context, StatusCodes.Status429TooManyRequests, form, refusal);
    }

    private async Task SendAsync(HttpContext context, ResponseForm form, IReadOnlyList<GraphQLRequest> requests)
    {
        var results = new ExecutionResult?[requests.Count];
        try
        {
            await ExecuteAsync(context, requests, results);
            await ResponseSending.SendListAsync(context, form, results!);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to be answered.
        }
        finally
        {
            foreach (var result in results)
            {
                result?.Dispose();
            }
        }
    }

    private async Task ExecuteAsync(HttpContext context, IReadOnlyList<GraphQLRequest> requests, ExecutionResult?[] results)
    {
        _ = context.RequestServices; // Made here, once: several requests asking at once would each make a scope.
        var batch = new RequestBatch(requests.Count);
        var inOrder = requests.Any(MayChangeData);
        var running = new Task[requests.Count];
        for (var i = 0; i < running.Length; i++)
        {
            running[i] = ExecuteAsync(context, requests[i] with { Batch = batch }, results, i);
            if (inOrder)
            {
                await running[i];
            }
        }

        await Task.WhenAll(running);
    }

    private async Task ExecuteAsync(HttpContext context, GraphQLRequest request, ExecutionResult?[] results, int index) =>
        results[index] = await single.ExecuteAsync(context, request);

    // A text without the word holds no mutation. One that is elsewhere, or spells it by escapes, is not looked into.
    private static bool MayChangeData(GraphQLRequest request)
    {
        var text = request.Document.Utf8.Span;
        return text.IsEmpty
            || request.Document.IsId
            || text.IndexOf("mutation"u8) >= 0
            || (request.Document.IsJsonEscaped && text.IndexOf("\\u"u8) >= 0);
    }
}
