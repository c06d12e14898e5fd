using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Protection;

namespace NetworkLens.GraphQL.Server;

/// <summary>Sends results, and refusals that have no result, with the status and the type that their form asks for.</summary>
internal static class ResponseSending
{
    private const int FlushBytes = 64 << 10;

    /// <summary>Sends a result and disposes of it.</summary>
    public static Task SendAsync(HttpContext context, ResponseForm form, ExecutionResult result)
    {
        var response = context.Response;
        response.StatusCode = StatusOf(result.Outcome, form);
        if (result.Outcome == RequestOutcome.NotAllowed)
        {
            response.Headers.Allow = "POST";
        }

        response.ContentType = ContentTypeOf(form);
        response.ContentLength = result.Length;
        if (result.PieceCount != 1)
        {
            return SendPiecesAsync(context, result);
        }

        var writing = response.Body.WriteAsync(result.Piece(0), context.RequestAborted);
        if (writing.IsCompletedSuccessfully)
        {
            writing.Taken();
            result.Dispose();
            return Task.CompletedTask;
        }

        return DisposeAfterAsync(writing, result);
    }

    /// <summary>Sends results as a JSON list with status 200; whoever made them disposes of them.</summary>
    public static async Task SendListAsync(HttpContext context, ResponseForm form, IReadOnlyList<ExecutionResult> results)
    {
        var response = context.Response;
        response.ContentType = ContentTypeOf(form);
        response.ContentLength = results.Sum(result => result.Length) + results.Count + 1;
        await response.StartAsync(context.RequestAborted);
        var writer = response.BodyWriter;
        for (var i = 0; i < results.Count; i++)
        {
            writer.Write(i == 0 ? "["u8 : ","u8);
            await WritePiecesAsync(writer, results[i], context.RequestAborted);
        }

        writer.Write("]"u8);
        await writer.FlushAsync(context.RequestAborted);
    }

    /// <summary>Turns a request away with one error.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">Any of the 400s.</param>
    /// <param name="form">The form of the body; the plain one where the client takes none of ours.</param>
    /// <param name="message">What is wrong and how to mend it.</param>
    public static Task RefuseAsync(HttpContext context, int status, ResponseForm form, string message) =>
        RefuseAsync(context, status, form, RequestErrors.BadRequest(message));

    /// <summary>Turns a request away with one error.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">Any of the 400s, 503 or 507.</param>
    /// <param name="form">The form of the body; the plain one where the client takes none of ours.</param>
    /// <param name="error">What is wrong.</param>
    public static async Task RefuseAsync(HttpContext context, int status, ResponseForm form, GraphQLError error)
    {
        using var result = new ExecutionResult(RequestOutcome.Rejected, [error]);
        context.Response.StatusCode = status;
        context.Response.ContentType = ContentTypeOf(form);
        context.Response.ContentLength = result.Length;
        await context.Response.Body.WriteAsync(result.Piece(0), context.RequestAborted);
    }

    /// <summary>Turns away what finds no room: with 429 where the caller has its share already, with 503 where all have.</summary>
    /// <param name="context">The request.</param>
    /// <param name="share">Why there is none.</param>
    /// <param name="form">The form of the body.</param>
    /// <param name="what">Of what there is too much, such as "streams".</param>
    public static Task NoRoomAsync(HttpContext context, ShareOutcome share, ResponseForm form, string what)
    {
        var isCaller = share == ShareOutcome.CallerIsFull;
        context.Response.Headers.RetryAfter = "10";
        return RefuseAsync(
            context,
            isCaller ? StatusCodes.Status429TooManyRequests : StatusCodes.Status503ServiceUnavailable,
            form,
            new GraphQLError
            {
                Message = isCaller
                    ? $"Too many {what} from here are open; end one, or try again later."
                    : $"Too many {what} are open; try again later.",
                Code = ProtectionErrorCodes.TooManyOpen,
            });
    }

    /// <summary>Turns away a client that takes none of our forms.</summary>
    public static Task NotAcceptableAsync(HttpContext context) => RefuseAsync(
        context,
        StatusCodes.Status406NotAcceptable,
        ResponseForm.Json,
        $"Accept must allow {MediaType.GraphQL} or {MediaType.Json}.");

    /// <summary>The status of an answer.</summary>
    public static int StatusOf(RequestOutcome outcome, ResponseForm form) => outcome switch
    {
        RequestOutcome.NotAllowed => StatusCodes.Status405MethodNotAllowed,
        RequestOutcome.Rejected when form == ResponseForm.GraphQL => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status200OK,
    };

    /// <summary>The Content-Type of an answer that is sent whole.</summary>
    public static string ContentTypeOf(ResponseForm form) => form == ResponseForm.GraphQL
        ? MediaType.GraphQL + "; charset=utf-8"
        : MediaType.Json + "; charset=utf-8";

    private static async Task DisposeAfterAsync(ValueTask writing, ExecutionResult result)
    {
        using (result)
        {
            await writing;
        }
    }

    private static async Task SendPiecesAsync(HttpContext context, ExecutionResult result)
    {
        using (result)
        {
            await context.Response.StartAsync(context.RequestAborted);
            var writer = context.Response.BodyWriter;
            await WritePiecesAsync(writer, result, context.RequestAborted);
            await writer.FlushAsync(context.RequestAborted);
        }
    }

    private static async ValueTask WritePiecesAsync(PipeWriter writer, ExecutionResult result, CancellationToken cancel)
    {
        var unflushed = 0;
        for (var i = 0; i < result.PieceCount; i++)
        {
            var piece = result.Piece(i);
            writer.Write(piece.Span);
            unflushed += piece.Length;
            if (unflushed >= FlushBytes)
            {
                unflushed = 0;
                await writer.FlushAsync(cancel);
            }
        }
    }
}
