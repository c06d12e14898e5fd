using System.Net.Http.Headers;
using System.Text;
using NetworkLens.GraphQL.Server.Uploads;
using NetworkLens.GraphQL.Tests.Execution;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Tests.Server.Uploads;

/// <summary>
/// A good request with files, broken at random with fixed seeds: whatever comes of it is answered below 500, and leaves nothing on disk.
/// </summary>
public sealed class MultipartFuzzTests : IDisposable
{
    private const string Good =
        "--b\r\nContent-Disposition: form-data; name=\"operations\"\r\n\r\n"
        + "{\"query\":\"mutation($f: [Upload]) { count(files: $f) }\",\"variables\":{\"f\":[null,null]}}\r\n"
        + "--b\r\nContent-Disposition: form-data; name=\"map\"\r\n\r\n{\"0\":[\"variables.f.0\"],\"1\":[\"variables.f.1\"]}\r\n"
        + "--b\r\nContent-Disposition: form-data; name=\"0\"; filename=\"a.txt\"\r\nContent-Type: text/plain\r\n\r\nhello\r\n"
        + "--b\r\nContent-Disposition: form-data; name=\"1\"; filename*=UTF-8''%e2%82%ac\r\n\r\nworld\r\n--b--\r\n";

    private static readonly string[] Pieces =
    [
        "\r\n--b\r\n", "--b--", "\r\n\r\n", "\"", "\0", "\\u", "variables.", "{", "[", "name=", ";", ":", "filename*=UTF-16''%", "é",
        "null", "Content-Disposition: form-data; name=\"0\"\r\n",
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("networklens-fuzz-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public async Task Is_answered_whatever_it_is(int seed)
    {
        var graphQL = new TestServer(
            "scalar Upload type Query { a: Int } type Mutation { count(files: [Upload]): Int }",
            schema => schema
                .BindRoot("Query", query => query.Field("a", () => 1))
                .BindRoot("Mutation", mutation => mutation.Field("count", (IUploadedFile?[] files) => files.Length)));
        var bounds = new UploadOptions { Folder = folder, MaxBytesAtOnce = 1_000 };
        await using var server = await LoopbackServer.StartAsync(graphQL, new() { Uploads = bounds, MaxBatch = 2 });
        (await SendAsync(server, Encoding.UTF8.GetBytes(Good))).ShouldBe((200, """{"data":{"count":2}}"""));
        var random = new Random(seed);
        var statuses = new HashSet<int>();
        for (var i = 0; i < 500; i++)
        {
            var broken = Break(Encoding.UTF8.GetBytes(Good), random);
            var (status, body) = await SendAsync(server, broken);

            status.ShouldBeInRange(200, 499, Encoding.UTF8.GetString(broken));
            body.ShouldStartWith("{\"");
            statuses.Add(status);
        }

        statuses.ShouldBe([200, 400], ignoreOrder: true);
        graphQL.Unexpected.ShouldBeEmpty();
        Directory.EnumerateFileSystemEntries(folder).ShouldBeEmpty();

        // Whatever room was taken for files has been given back.
        (await SendAsync(server, Encoding.UTF8.GetBytes(Good.Replace("world", new string('w', 995), StringComparison.Ordinal))))
            .ShouldBe((200, """{"data":{"count":2}}"""));
    }

    private static async Task<(int Status, string Body)> SendAsync(LoopbackServer server, byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        request.Headers.Add("GraphQL-Preflight", "1");
        return await server.SendAsync(request);
    }

    private static byte[] Break(byte[] text, Random random)
    {
        var bytes = text.ToList();
        for (var breaks = random.Next(1, 4); breaks > 0; breaks--)
        {
            var at = random.Next(bytes.Count);
            var length = random.Next(1, Math.Min(20, bytes.Count - at) + 1);
            switch (random.Next(5))
            {
                case 0:
                    bytes.RemoveRange(at, length);
                    break;
                case 1:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 2:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 3:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]));
                    break;
                default:
                    bytes.RemoveRange(at, random.Next(4) == 0 ? bytes.Count - at : 1);
                    break;
            }

            bytes.AddRange(bytes.Count == 0 ? [0] : []);
        }

        return [.. bytes];
    }
}
