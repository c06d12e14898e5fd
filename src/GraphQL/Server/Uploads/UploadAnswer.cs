using Microsoft.AspNetCore.Http;

namespace NetworkLens.GraphQL.Server.Uploads;

/// <summary>Reads a request with files, has it answered, and deletes the files, whatever happens.</summary>
/// <param name="reader">Reads.</param>
/// <param name="single">Answers a single request.</param>
/// <param name="batch">Answers a list of them.</param>
/// <param name="space">The room that the files of all requests share.</param>
internal sealed class UploadAnswer(MultipartRequestReader reader, RequestAnswer single, BatchAnswer batch, UploadSpace space)
{
    private const string RetryAfterSeconds = "5";

    /// <summary>Reads and answers.</summary>
    public async Task SendAsync(HttpContext context, ResponseForm form)
    {
        using var uploaded = new UploadedRequest(space);
        UploadProblem? problem;
        try
        {
            problem = await reader.ReadAsync(context.Request, uploaded, context.RequestAborted);
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            return; // Nobody is there to be answered.
        }

        if (problem is not null)
        {
            if (problem.Status == StatusCodes.Status503ServiceUnavailable)
            {
                context.Response.Headers.RetryAfter = RetryAfterSeconds;
            }

            await ResponseSending.RefuseAsync(context, problem.Status, form, problem.Message);
        }
        else if (uploaded.IsBatch)
        {
            await batch.SendAsync(context, form, new ReadBatch(uploaded.Requests, Problem: null));
        }
        else
        {
            await single.SendAsync(context, form, new ReadRequest(uploaded.Requests[0], Problem: null));
        }
    }
}
