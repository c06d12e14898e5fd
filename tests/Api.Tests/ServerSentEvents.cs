using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace NetworkLens.Api.Tests;

/// <summary>The data of the events of one operation, in the order in which they come.</summary>
internal sealed class ServerSentEvents : IAsyncDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly StreamReader _lines;

    private ServerSentEvents(HttpResponseMessage response, Stream body)
    {
        _response = response;
        _lines = new(body);
    }

    public HttpStatusCode Status => _response.StatusCode;

    public static async Task<ServerSentEvents> OpenAsync(TestApi api, string query, object? variables, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        var response = await api.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        return new(response, await response.Content.ReadAsStreamAsync(cancel));
    }

    /// <summary>The data of the next event; null when the stream is complete.</summary>
    public async Task<string?> NextAsync(CancellationToken cancel)
    {
        var isNext = false;
        while (await _lines.ReadLineAsync(cancel).AsTask().WaitAsync(TimeSpan.FromMinutes(2), cancel) is { } line)
        {
            isNext |= line == "event: next";
            if (isNext && line.StartsWith("data: ", StringComparison.Ordinal))
            {
                return line["data: ".Length..];
            }
        }

        return null;
    }

    public ValueTask DisposeAsync()
    {
        _lines.Dispose();
        _response.Dispose();
        return ValueTask.CompletedTask;
    }
}
