using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.GraphQL.Server;

/// <summary>Answers HTTP requests after the GraphQL over HTTP specification (draft of 2025).</summary>
/// <remarks>
/// A request whose body has arrived, whose document is known and whose resolvers answer at once is served without a
/// task or a copy of the body. Nothing that a client sends is answered with a status of 500 and above.
/// </remarks>
internal sealed class GraphQLHttpHandler(GraphQLExecutor executor, GraphQLHttpOptions options)
{
    private const int FlushBytes = 64 << 10;

    /// <summary>Answers one request.</summary>
    public Task HandleAsync(HttpContext context)
    {
        var form = MediaType.Negotiate(
            context.Request.Headers.Accept,
            hasPage: options.GraphiQLPage is not null && HttpMethods.IsGet(context.Request.Method));
        if (form == ResponseForm.Page)
        {
            return options.GraphiQLPage!(context);
        }

        if (HttpMethods.IsPost(context.Request.Method))
        {
            return PostAsync(context, form);
        }

        if (HttpMethods.IsGet(context.Request.Method))
        {
            return form == ResponseForm.None
                ? NotAcceptableAsync(context)
                : AnswerAsync(context, form, HttpRequestReader.FromQuery(context.Request.Query));
        }

        context.Response.Headers.Allow = "GET, POST";
        return RefuseAsync(context, StatusCodes.Status405MethodNotAllowed, form, "Use GET or POST.");
    }

    private Task PostAsync(HttpContext context, ResponseForm form)
    {
        var request = context.Request;
        if (form == ResponseForm.None)
        {
            return NotAcceptableAsync(context);
        }

        if (!MediaType.IsJson(request.ContentType))
        {
            return RefuseAsync(
                context,
                StatusCodes.Status415UnsupportedMediaType,
                form,
                "The body must be application/json in UTF-8, and Content-Type must say so.");
        }

        if (request.Headers.ContentEncoding is { Count: > 0 } encoding && encoding != "identity")
        {
            return RefuseAsync(
                context,
                StatusCodes.Status415UnsupportedMediaType,
                form,
                "The body must not be compressed.");
        }

        if (request.ContentLength > options.MaxBodyBytes)
        {
            return TooLargeAsync(context, form);
        }

        // The whole body is usually here with the headers: then nothing has to wait.
        if (!request.BodyReader.TryRead(out var read))
        {
            return ReadBodyAsync(context, form);
        }

        if (read.IsCompleted || read.Buffer.Length >= request.ContentLength)
        {
            return AnswerBodyAsync(context, form, read.Buffer);
        }

        request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        return ReadBodyAsync(context, form);
    }

    private async Task ReadBodyAsync(HttpContext context, ResponseForm form)
    {
        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(context.RequestAborted);
            if (read.Buffer.Length > options.MaxBodyBytes)
            {
                reader.AdvanceTo(read.Buffer.End);
                await TooLargeAsync(context, form);
                return;
            }

            if (read.IsCompleted)
            {
                await AnswerBodyAsync(context, form, read.Buffer);
                return;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private Task AnswerBodyAsync(HttpContext context, ResponseForm form, ReadOnlySequence<byte> body)
    {
        if (body.Length > options.MaxBodyBytes)
        {
            context.Request.BodyReader.AdvanceTo(body.End);
            return TooLargeAsync(context, form);
        }

        var whole = body.IsSingleSegment ? body.First : body.ToArray();
        var answer = AnswerAsync(context, form, HttpRequestReader.FromBody(whole));
        if (answer.IsCompletedSuccessfully)
        {
            context.Request.BodyReader.AdvanceTo(body.End);
            return answer;
        }

        return AdvanceAfterAsync(answer, context.Request.BodyReader, body.End);
    }

    // The document lies in the body, which must stay until nobody reads it any more.
    private static async Task AdvanceAfterAsync(Task answer, PipeReader reader, SequencePosition end)
    {
        try
        {
            await answer;
        }
        finally
        {
            reader.AdvanceTo(end);
        }
    }

    private Task AnswerAsync(HttpContext context, ResponseForm form, ReadRequest read)
    {
        if (read.Request is not { } request)
        {
            return RefuseAsync(context, StatusCodes.Status400BadRequest, form, read.Problem!);
        }

        request = request with
        {
            Services = new RequestServices(context),
            RootValue = options.RootValue?.Invoke(context),
        };
        var execution = executor.ExecuteAsync(request, context.RequestAborted);
        if (!execution.IsCompletedSuccessfully)
        {
            return AwaitAsync(context, form, execution);
        }

        return SendAsync(context, form, execution.GetAwaiter().GetResult());
    }

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

        await SendAsync(context, form, result);
    }

    private static Task SendAsync(HttpContext context, ResponseForm form, ExecutionResult result)
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
            writing.GetAwaiter().GetResult();
            result.Dispose();
            return Task.CompletedTask;
        }

        return DisposeAfterAsync(writing, result);
    }

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
            var unflushed = 0;
            for (var i = 0; i < result.PieceCount; i++)
            {
                var piece = result.Piece(i);
                writer.Write(piece.Span);
                unflushed += piece.Length;
                if (unflushed >= FlushBytes)
                {
                    unflushed = 0;
                    await writer.FlushAsync(context.RequestAborted);
                }
            }

            await writer.FlushAsync(context.RequestAborted);
        }
    }

    private static int StatusOf(RequestOutcome outcome, ResponseForm form) => outcome switch
    {
        RequestOutcome.NotAllowed => StatusCodes.Status405MethodNotAllowed,
        RequestOutcome.Rejected when form == ResponseForm.GraphQL => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status200OK,
    };

    private static string ContentTypeOf(ResponseForm form) => form == ResponseForm.GraphQL
        ? MediaType.GraphQL + "; charset=utf-8"
        : MediaType.Json + "; charset=utf-8";

    private Task TooLargeAsync(HttpContext context, ResponseForm form) => RefuseAsync(
        context,
        StatusCodes.Status413PayloadTooLarge,
        form,
        string.Create(CultureInfo.InvariantCulture, $"The body is larger than {options.MaxBodyBytes} bytes."));

    private static Task NotAcceptableAsync(HttpContext context) => RefuseAsync(
        context,
        StatusCodes.Status406NotAcceptable,
        ResponseForm.Json,
        $"Accept must allow {MediaType.GraphQL} or {MediaType.Json}.");

    private static async Task RefuseAsync(HttpContext context, int status, ResponseForm form, string message)
    {
        using var result = new ExecutionResult(RequestOutcome.Rejected, [RequestErrors.BadRequest(message)]);
        context.Response.StatusCode = status;
        context.Response.ContentType = ContentTypeOf(form);
        context.Response.ContentLength = result.Length;
        await context.Response.Body.WriteAsync(result.Piece(0), context.RequestAborted);
    }

    /// <summary>The request's services, whose scope ASP.NET makes on first use: most queries need none.</summary>
    private sealed class RequestServices(HttpContext context) : IServiceProvider
    {
        public object? GetService(Type serviceType) => context.RequestServices.GetService(serviceType);
    }
}
