using System.Globalization;
using Microsoft.AspNetCore.Http;
using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Protection;

namespace NetworkLens.GraphQL.Server.Uploads;

/// <summary>Reads a request with files, has it answered, and deletes the files, whatever happens.</summary>
/// <param name="reader">Reads.</param>
/// <param name="single">Answers a single request.</param>
/// <param name="batch">Answers a list of them.</param>
/// <param name="options">The bounds of files.</param>
/// <param name="served">Who a caller is, and what time it is.</param>
internal sealed class UploadAnswer(
    MultipartRequestReader reader, RequestAnswer single, BatchAnswer batch, UploadOptions options, GraphQLHttpOptions served)
{
    private const string RetryAfterSeconds = "5";

    private readonly CallerShares space = new(options.MaxBytesAtOnce, options.MaxBytesAtOncePerCaller);

    /// <summary>Reads and answers.</summary>
    public async Task SendAsync(HttpContext context, ResponseForm form)
    {
        using var uploaded = new UploadedRequest(space, served.CallerOf(context));
        UploadProblem? problem;
        try
        {
            problem = await ReadAsync(context, uploaded);
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            return; // Nobody is there to be answered.
        }

        if (problem is not null)
        {
            if (problem.Code == ProtectionErrorCodes.TooManyOpen)
            {
                context.Response.Headers.RetryAfter = RetryAfterSeconds;
            }

            var error = new GraphQLError { Message = problem.Message, Code = problem.Code };
            await ResponseSending.RefuseAsync(context, problem.Status, form, error);
        }
        else if (uploaded.IsBatch)
        {
            await batch.SendAsync(context, form, new ReadBatch(uploaded.TakeRequests(), Problem: null));
        }
        else
        {
            await single.SendAsync(context, form, new ReadRequest(uploaded.TakeRequests()[0], Problem: null));
        }
    }

    // Files that trickle in must not keep the room that others need.
    private async Task<UploadProblem?> ReadAsync(HttpContext context, UploadedRequest into)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromMilliseconds(options.ReceiveTimeoutMs), served.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, late.Token);
        try
        {
            return await reader.ReadAsync(context.Request, into, either.Token);
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or IOException
            && late.IsCancellationRequested && !context.RequestAborted.IsCancellationRequested)
        {
            context.Response.Headers.Connection = "close"; // The rest of the body would be in the way of another request.
            return new(
                StatusCodes.Status408RequestTimeout,
                string.Create(CultureInfo.InvariantCulture, $"The request did not come to its end in {options.ReceiveTimeoutMs} ms."),
                ExecutionErrorCodes.Timeout);
        }
    }
}
