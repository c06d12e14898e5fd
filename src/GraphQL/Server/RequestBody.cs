using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using NetworkLens.GraphQL.Server.Streams;

namespace NetworkLens.GraphQL.Server;

/// <summary>Reads the body of a request whole, up to a bound, and has it answered while it lies where it arrived.</summary>
/// <param name="maxBytes">The most it may have; more is answered with 413.</param>
/// <param name="hasStreams">Whether an answer may be a stream, which can last for hours.</param>
/// <param name="answer">Answers it; the bytes are there until its task is done.</param>
internal sealed class RequestBody(
    int maxBytes, bool hasStreams, Func<HttpContext, ResponseForm, ReadOnlyMemory<byte>, Task> answer)
{
    /// <summary>Reads and answers. A body that has arrived is neither copied nor waited for.</summary>
    public Task ReadAsync(HttpContext context, ResponseForm form)
    {
        var request = context.Request;
        if (request.ContentLength > maxBytes)
        {
            return TooLargeAsync(context, form);
        }

        ReadResult read;
        try
        {
            // The whole body is usually here with the headers: then nothing has to wait.
            if (!request.BodyReader.TryRead(out read))
            {
                return ReadRestAsync(context, form);
            }
        }
        catch (IOException problem)
        {
            return BrokenAsync(context, form, problem);
        }

        if (read.IsCompleted || read.Buffer.Length >= request.ContentLength)
        {
            return AnswerAsync(context, form, read.Buffer);
        }

        request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        return ReadRestAsync(context, form);
    }

    private async Task ReadRestAsync(HttpContext context, ResponseForm form)
    {
        var reader = context.Request.BodyReader;
        while (true)
        {
            ReadResult read;
            try
            {
                read = await reader.ReadAsync(context.RequestAborted);
            }
            catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
            {
                return; // Nobody is there to be answered.
            }
            catch (IOException problem)
            {
                await BrokenAsync(context, form, problem);
                return;
            }

            if (read.Buffer.Length > maxBytes)
            {
                reader.AdvanceTo(read.Buffer.End);
                await TooLargeAsync(context, form);
                return;
            }

            if (read.IsCompleted)
            {
                await AnswerAsync(context, form, read.Buffer);
                return;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private Task AnswerAsync(HttpContext context, ResponseForm form, ReadOnlySequence<byte> body)
    {
        if (body.Length > maxBytes)
        {
            context.Request.BodyReader.AdvanceTo(body.End);
            return TooLargeAsync(context, form);
        }

        // What a stream was asked with must not be kept for as long as the stream lasts: of a copy, nothing is kept that nobody needs.
        if (hasStreams && StreamForms.AreNamedIn(context.Request.Headers.Accept))
        {
            var copy = body.ToArray();
            context.Request.BodyReader.AdvanceTo(body.End);
            return answer(context, form, copy);
        }

        var whole = body.IsSingleSegment ? body.First : body.ToArray();
        var answering = answer(context, form, whole);
        if (answering.IsCompletedSuccessfully)
        {
            context.Request.BodyReader.AdvanceTo(body.End);
            return answering;
        }

        return AdvanceAfterAsync(answering, context.Request.BodyReader, body.End);
    }

    // The document lies in the body, which must stay until nobody reads it any more.
    private static async Task AdvanceAfterAsync(Task answering, PipeReader reader, SequencePosition end)
    {
        try
        {
            await answering;
        }
        finally
        {
            reader.AdvanceTo(end);
        }
    }

    // Chunks that are none, a body that trickles in, one beyond the host's own bound, or a client that has gone.
    private static Task BrokenAsync(HttpContext context, ResponseForm form, IOException problem) =>
        context.RequestAborted.IsCancellationRequested
            ? Task.CompletedTask
            : ResponseSending.RefuseAsync(
                context,
                (problem as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status400BadRequest,
                form,
                "The body could not be read to its end.");

    private Task TooLargeAsync(HttpContext context, ResponseForm form) => ResponseSending.RefuseAsync(
        context,
        StatusCodes.Status413PayloadTooLarge,
        form,
        string.Create(CultureInfo.InvariantCulture, $"The body is larger than {maxBytes:N0} bytes."));
}
