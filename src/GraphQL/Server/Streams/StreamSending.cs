using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.GraphQL.Server.Streams;

/// <summary>Sends results one after the other as the body of one response, each as soon as it is there.</summary>
/// <param name="options">The bounds.</param>
/// <param name="onUnexpected">Told of what must not happen and does.</param>
internal sealed class StreamSending(GraphQLStreamOptions options, Action<UnexpectedFailure>? onUnexpected)
{
    private int open;

    /// <summary>Sends a result with all that follow it, and disposes of it. A client that leaves ends the source.</summary>
    public async Task SendAsync(HttpContext context, ExecutionResult result)
    {
        using (result)
        {
            try
            {
                if (Interlocked.Increment(ref open) > options.MaxStreams)
                {
                    await RefuseAsync(context);
                    return;
                }

                await StreamAsync(context, StreamForms.Of(context.Request.Headers.Accept).For(result), result);
            }
            finally
            {
                Interlocked.Decrement(ref open);
            }
        }
    }

    private static Task RefuseAsync(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "10";
        return ResponseSending.RefuseAsync(
            context,
            StatusCodes.Status503ServiceUnavailable,
            ResponseForm.Json,
            "Too many streams are open; try again later.");
    }

    private async Task StreamAsync(HttpContext context, StreamFormat format, ExecutionResult result)
    {
        var stopping = context.RequestServices.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? CancellationToken.None;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        using var output = new StreamOutput(context, options.SendTimeoutMs);
        BeginResponse(context, format);
        format.WriteStart(output);
        if (result.Outcome != RequestOutcome.Subscribed)
        {
            format.WriteResult(result, output);
        }

        try
        {
            if (result.Following is { } following)
            {
                await FollowAsync(following, format, output, ending);
            }

            format.WriteEnd(output);
            await output.FlushAsync();
        }
        catch (Exception) when (output.IsCut || context.RequestAborted.IsCancellationRequested || stopping.IsCancellationRequested)
        {
            // The client has gone, or the server stops: without the end, the client knows that there was more to come.
        }
        catch (Exception failure)
        {
            await EndWithAsync(failure, format, output, result.OperationName);
        }
    }

    private static void BeginResponse(HttpContext context, StreamFormat format)
    {
        context.Response.StatusCode = StatusCodes.Status200OK;
        context.Response.ContentType = format.ContentType;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Accel-Buffering"] = "no"; // Proxies that collect a body before they pass it on must not.
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
    }

    private async Task FollowAsync(
        IAsyncEnumerable<ExecutionResult> following, StreamFormat format, StreamOutput output, CancellationTokenSource ending)
    {
        await using var results = following.GetAsyncEnumerator(ending.Token);
        Task<bool>? step = null;
        Task? silence = null;
        try
        {
            while (true)
            {
                step = results.MoveNextAsync().AsTask();
                if (!step.IsCompleted)
                {
                    // What is there is sent before anything is waited for, and what is there at once goes together.
                    await output.FlushAsync();
                    silence = await WaitAsync(step, silence, format, output, ending.Token);
                }

                if (!await step)
                {
                    return;
                }

                using var item = results.Current;
                format.WriteResult(item, output);
                await output.FlushIfMuchAsync();
            }
        }
        finally
        {
            await StopAsync(step, ending);
        }
    }

    // Gives the silence that has begun, so that the next wait goes on with it: one timer serves many results.
    private async Task<Task> WaitAsync(
        Task<bool> step, Task? silence, StreamFormat format, StreamOutput output, CancellationToken cancel)
    {
        silence ??= Task.Delay(options.KeepAliveMs, cancel);
        while (await Task.WhenAny(step, silence) != step)
        {
            cancel.ThrowIfCancellationRequested();
            if (format.WriteIdle(output))
            {
                await output.FlushAsync();
            }

            silence = Task.Delay(options.KeepAliveMs, cancel);
        }

        return silence;
    }

    // A sequence must not be disposed of while a step of it is under way.
    private static async Task StopAsync(Task<bool>? step, CancellationTokenSource ending)
    {
        await ending.CancelAsync();
        if (step is not null)
        {
            await ((Task)step).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task EndWithAsync(Exception failure, StreamFormat format, StreamOutput output, string? operationName)
    {
        var id = Guid.NewGuid().ToString("N");
        onUnexpected?.Invoke(new UnexpectedFailure(id, failure, Coordinate: null, operationName));
        using var last = new ExecutionResult(RequestOutcome.Rejected, [RequestErrors.Unexpected(id)]);
        format.WriteResult(last, output);
        format.WriteEnd(output);
        await output.FlushAsync();
    }
}
