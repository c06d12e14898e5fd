using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.GraphQL.Server.Streams;

/// <summary>Sends results one after the other as the body of one response, each as soon as it is there.</summary>
/// <param name="options">The bounds.</param>
/// <param name="served">Who a caller is, and what time it is.</param>
/// <param name="onUnexpected">Told of what must not happen and does.</param>
internal sealed class StreamSending(GraphQLStreamOptions options, GraphQLHttpOptions served, Action<UnexpectedFailure>? onUnexpected)
{
    private readonly CallerShares open = new(options.MaxStreams, options.MaxStreamsPerCaller);
    private readonly TimeSpan keepAlive = TimeSpan.FromMilliseconds(options.KeepAliveMs);

    /// <summary>Sends a result with all that follow it, and disposes of it. A client that leaves ends the source.</summary>
    public async Task SendAsync(HttpContext context, ExecutionResult result)
    {
        using (result)
        {
            var caller = served.CallerOf(context);
            if (open.TryTake(caller) is var share and not ShareOutcome.Taken)
            {
                await ResponseSending.NoRoomAsync(context, share, ResponseForm.Json, "streams");
                return;
            }

            try
            {
                await StreamAsync(context, StreamForms.Of(context.Request.Headers.Accept).For(result), result);
            }
            finally
            {
                open.Give(caller);
            }
        }
    }

    private async Task StreamAsync(HttpContext context, StreamFormat format, ExecutionResult result)
    {
        // A server that stops lets answers come to their end, as they do in their time; a subscription has none.
        var isEndless = result.Outcome == RequestOutcome.Subscribed;
        var lifetime = isEndless ? context.RequestServices.GetService<IHostApplicationLifetime>() : null;
        var stopping = lifetime?.ApplicationStopping ?? CancellationToken.None;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        using var output = new StreamOutput(context, options.SendTimeoutMs);
        try
        {
            BeginResponse(context, format);
            format.WriteStart(output);
            if (!isEndless)
            {
                format.WriteResult(result, output);
            }

            var failure = result.Following is { } following ? await FollowAsync(following, format, output, ending) : null;
            if (failure is null || (isEndless && WriteFailure(failure, format, output, result.OperationName)))
            {
                format.WriteEnd(output);
                await output.FlushAsync();
                return;
            }

            Abort(context, failure, result.OperationName);
        }
        catch (Exception) when (output.IsCut || context.RequestAborted.IsCancellationRequested || stopping.IsCancellationRequested)
        {
            // The client has gone, or the server stops: without the end, the client knows that there was more to come.
        }
        catch (Exception failure)
        {
            Abort(context, failure, result.OperationName);
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

    // Gives why the source failed; null when it came to its end. What fails in sending is thrown.
    private async Task<Exception?> FollowAsync(
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

                try
                {
                    if (!await step)
                    {
                        return null;
                    }
                }
                catch (Exception failure) when (!ending.IsCancellationRequested)
                {
                    return failure;
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
        silence ??= Task.Delay(keepAlive, served.Clock, cancel);
        while (await Task.WhenAny(step, silence) != step)
        {
            cancel.ThrowIfCancellationRequested();
            if (format.WriteIdle(output))
            {
                await output.FlushAsync();
            }

            silence = Task.Delay(keepAlive, served.Clock, cancel);
        }

        return silence;
    }

    // A sequence must not be disposed of while a step of it is under way.
    private async Task StopAsync(Task<bool>? step, CancellationTokenSource ending)
    {
        try
        {
            await ending.CancelAsync();
        }
        catch (AggregateException failure)
        {
            Report(failure, operationName: null); // What resolvers have registered to be told of it.
        }

        if (step is not null)
        {
            await ((Task)step).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // The last answer of a subscription is its error.
    private bool WriteFailure(Exception failure, StreamFormat format, StreamOutput output, string? operationName)
    {
        using var last = new ExecutionResult(RequestOutcome.Rejected, [RequestErrors.Unexpected(Report(failure, operationName))]);
        format.WriteResult(last, output);
        return true;
    }

    // Parts that were promised and do not come, or half a message: only a connection that breaks tells the client that this is no end.
    private void Abort(HttpContext context, Exception failure, string? operationName)
    {
        Report(failure, operationName);
        context.Abort();
    }

    private string Report(Exception failure, string? operationName)
    {
        var id = Guid.NewGuid().ToString("N");
        onUnexpected?.Invoke(new UnexpectedFailure(id, failure, Coordinate: null, operationName));
        return id;
    }
}
