using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace NetworkLens.GraphQL.Tests.Server.Streams;

/// <summary>Asks over HTTP and reads the body as it comes.</summary>
internal sealed class StreamClient(StreamingServer server) : IDisposable
{
    private readonly HttpClient client = new();

    /// <summary>Asks by POST; gives the response as soon as its headers are there.</summary>
    public Task<HttpResponseMessage> PostAsync(string query, string accept) => SendAsync(
        new HttpRequestMessage(HttpMethod.Post, server.Url)
        {
            Content = new StringContent(JsonSerializer.Serialize(new { query }), new MediaTypeHeaderValue("application/json")),
        },
        accept);

    /// <summary>Asks by GET.</summary>
    public Task<HttpResponseMessage> GetAsync(string query, string accept) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, $"{server.Url}?query={Uri.EscapeDataString(query)}"), accept);

    /// <summary>The whole body of an answer.</summary>
    public async Task<string> TextAsync(string query, string accept)
    {
        using var response = await PostAsync(query, accept);
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>Reads on until the text that is expected has come.</summary>
    public static async Task ReadUntilAsync(Stream body, string expected)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        while (!text.ToString().Contains(expected, StringComparison.Ordinal))
        {
            var count = await body.ReadAsync(buffer);
            count.ShouldBeGreaterThan(0, $"The body ended with: {text}");
            text.Append(Encoding.UTF8.GetString(buffer, 0, count));
        }
    }

    public void Dispose() => client.Dispose();

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string accept)
    {
        using (request)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept).ShouldBeTrue();
            return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        }
    }
}
