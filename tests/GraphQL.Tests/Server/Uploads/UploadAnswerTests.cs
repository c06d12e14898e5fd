using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using NetworkLens.GraphQL.Server;
using NetworkLens.GraphQL.Server.Uploads;
using NetworkLens.GraphQL.Tests.Execution;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Tests.Server.Uploads;

/// <summary>Requests with files, after the GraphQL multipart request specification.</summary>
public sealed class UploadAnswerTests : IDisposable
{
    private const string One = """{"query":"mutation($f: Upload!) { one(file: $f) }","variables":{"f":null}}""";
    private const string OneMap = """{"0":["variables.f"]}""";

    private readonly string folder = Directory.CreateTempSubdirectory("networklens-uploads-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_file_reaches_its_variable() =>
        (await AskAsync(One, OneMap, ("0", "a.txt", "hello")))
            .ShouldBe((200, """{"data":{"one":"a.txt text/plain 5 hello hello"}}"""));

    [Fact]
    public async Task Files_stand_in_lists_and_nested_and_twice()
    {
        var (status, body) = await AskAsync(
            """{"query":"mutation($l: [Letter!]!) { letters(letters: $l) }","variables":{"l":[{"pages":[null,null]},{"pages":[null]}]}}""",
            """{"first":["variables.l.0.pages.0","variables.l.1.pages.0"],"second":["variables.l.0.pages.1"]}""",
            ("second", "b", "2"),
            ("first", "a", "1"));

        (status, body).ShouldBe((200, """{"data":{"letters":"a=1 b=2; a=1"}}"""));
    }

    [Fact]
    public async Task Requests_of_a_batch_have_their_own_files() =>
        (await AskAsync($"[{One},{One}]", """{"x":["1.variables.f"],"y":["0.variables.f"]}""", ("x", "x", "1"), ("y", "y", "2")))
            .ShouldBe((200, """[{"data":{"one":"y text/plain 1 2 2"}},{"data":{"one":"x text/plain 1 1 1"}}]"""));

    [Theory]
    [InlineData("C:\\\\documents\\\\list.csv", "list.csv")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("", "")]
    public async Task A_name_has_no_folders(string sent, string name) =>
        (await AskAsync(One, OneMap, ("0", sent, "x"))).Body.ShouldBe($$$"""{"data":{"one":"{{{name}}} text/plain 1 x x"}}""");

    [Theory]
    [InlineData("{", OneMap, "The part \\\"operations\\\" cannot be read. The body is not valid JSON")]
    [InlineData("{}", OneMap, "The part \\\"operations\\\" cannot be read. The parameter \\\"query\\\" must be given")]
    [InlineData(One, "[]", "The part \\\"map\\\" must be a JSON object of lists")]
    [InlineData(One, "{", "The part \\\"map\\\" must be a JSON object of lists")]
    [InlineData(One, """{"0":"variables.f"}""", "The part \\\"map\\\" must be a JSON object of lists")]
    [InlineData(One, """{"0":[]}""", "The part \\\"map\\\" must be a JSON object of lists")]
    [InlineData(One, """{"0":["variables.f"],"0":["variables.f"]}""", "no name given twice")]
    [InlineData(One, """{"0":["variables.f"],"1":["variables.f"]}""", "maps two files to \\\"variables.f\\\"")]
    [InlineData(One, """{"0":["variables.g"]}""", "maps \\\"0\\\" to \\\"variables.g\\\", where the part \\\"operations\\\" has no null")]
    [InlineData(One, """{"0":["f"]}""", "to \\\"f\\\", where")]
    [InlineData(One, """{"0":["variables.f.0"]}""", "to \\\"variables.f.0\\\", where")]
    [InlineData(One, """{"0":["0.variables.f"]}""", "to \\\"0.variables.f\\\", where")]
    [InlineData(One, """{"0":[7]}""", "to 7, where")]
    [InlineData(One, """{"0":["\ud800"]}""", "must be a JSON object of lists")]
    [InlineData("[" + One + "]", """{"0":["00.variables.f"]}""", "to \\\"00.variables.f\\\", where")]
    [InlineData("[" + One + "]", """{"0":["1.variables.f"]}""", "to \\\"1.variables.f\\\", where")]
    [InlineData("[" + One + "]", OneMap, "to \\\"variables.f\\\", where")]
    [InlineData(One, """{"1":["variables.f"]}""", "The part \\\"0\\\" is not in the part \\\"map\\\"")]
    [InlineData(One, """{"0":["variables.f"],"1":["variables.g"]}""", "\\\"variables.g\\\", where")]
    [InlineData(
        """{"query":"mutation($f: Upload!) { one(file: $f) }","variables":{"f":null,"g":null}}""",
        """{"0":["variables.f"],"1":["variables.g"]}""",
        "The file \\\"1\\\" of the part \\\"map\\\" did not come.")]
    public async Task A_fault_names_the_part(string operations, string map, string problem)
    {
        var (status, body) = await AskAsync(operations, map, ("0", "a.txt", "hello"));

        status.ShouldBe(400);
        body.ShouldStartWith("{\"errors\":[");
        body.ShouldContain(problem);
    }

    [Fact]
    public async Task A_part_that_comes_twice_is_400() =>
        (await AskAsync(One, OneMap, ("0", "a", "1"), ("0", "a", "2"))).Status.ShouldBe(400);

    [Theory]
    [InlineData("map", "operations")]
    [InlineData("operations", "operations")]
    [InlineData("0", "operations", "map")]
    [InlineData]
    public async Task Operations_and_map_come_first(params string[] names)
    {
        using var form = new MultipartFormDataContent();
        foreach (var name in names)
        {
            form.Add(new StringContent(name == "operations" ? One : OneMap), name);
        }

        (await SendAsync(form, new())).Body.ShouldContain("comes first");
    }

    [Theory]
    [InlineData(6, 1_000_000, 16, 64, 200, "")]
    [InlineData(5, 1_000_000, 16, 64, 413, "The file \\\"b\\\" is larger than 5 bytes.")]
    [InlineData(6, 11, 16, 64, 413, "The request is larger than 11 bytes with its files.")]
    [InlineData(6, 1_000_000, 2, 64, 200, "")]
    [InlineData(6, 1_000_000, 1, 64, 400, "names more than 1 files")]
    [InlineData(6, 1_000_000, 16, 2, 200, "")]
    [InlineData(6, 1_000_000, 16, 1, 400, "names more than 1 places")]
    public async Task Beyond_a_bound_nothing_is_executed(int file, int total, int files, int places, int status, string problem)
    {
        using var form = Form(
            """{"query":"mutation($l: [Letter!]!) { letters(letters: $l) }","variables":{"l":[{"pages":[null,null]}]}}""",
            """{"a":["variables.l.0.pages.0"],"b":["variables.l.0.pages.1"]}""",
            [("a", "a", "12345"), ("b", "b", "123456")]);
        var options = new UploadOptions { MaxFileBytes = file, MaxRequestBytes = total, MaxFiles = files, MaxPlaces = places };

        var answer = await SendAsync(form, options);

        answer.Status.ShouldBe(status);
        answer.Body.ShouldContain(problem);
        answer.Body.Contains("data", StringComparison.Ordinal).ShouldBe(status == 200);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_whole_request_is_bounded_however_it_comes(bool chunked)
    {
        using var form = Form(One, OneMap, [("0", "a", new string('x', 200_000))]);

        (await SendAsync(form, new() { MaxRequestBytes = 100_000 }, chunked)).Status.ShouldBe(413);
    }

    [Fact]
    public async Task All_requests_share_the_room_and_give_it_back()
    {
        var options = new GraphQLHttpOptions { Uploads = new() { Folder = folder, MaxBytesAtOnce = 100 } };
        await using var server = await LoopbackServer.StartAsync(Server(), options);
        foreach (var (length, status) in new[] { (100, 200), (100, 200), (101, 503), (100, 200) })
        {
            using var request = Request(server, Form(One, OneMap, [("0", "a", new string('x', length))]));
            using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
            ((int)response.StatusCode).ShouldBe(status);
            (response.Headers.RetryAfter is not null).ShouldBe(status == 503);
        }
    }

    [Fact]
    public async Task One_caller_cannot_take_all_the_room()
    {
        var options = new GraphQLHttpOptions
        {
            Uploads = new() { Folder = folder, MaxBytesAtOncePerCaller = 100 },
            CallerOf = context => context.Request.Headers["Caller"].ToString(),
        };
        await using var server = await LoopbackServer.StartAsync(Server(), options);
        using var request = Request(server, Form(One, OneMap, [("0", "a", new string('x', 101))]));
        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        ((int)response.StatusCode).ShouldBe(429);
        response.Headers.RetryAfter.ShouldNotBeNull();
        (await response.Content.ReadAsStringAsync()).ShouldContain("TOO_MANY_OPEN");
    }

    // Sent by hand: HttpClient reads no answer before it has sent everything.
    [Fact]
    public async Task Files_that_trickle_in_are_given_up_when_their_time_is_over()
    {
        var clock = new FakeClock();
        var options = new GraphQLHttpOptions { Uploads = new() { Folder = folder }, Clock = clock };
        await using var server = await LoopbackServer.StartAsync(Server(), options);
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, server.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        const string Disposition = "\r\nContent-Disposition: form-data; name=";
        var text = $"POST /graphql HTTP/1.1\r\nHost: {server.Address.Authority}\r\nGraphQL-Preflight: 1\r\nContent-Length: 100000\r\n"
            + $"Content-Type: multipart/form-data; boundary=b\r\n\r\n--b{Disposition}operations\r\n\r\n{One}\r\n"
            + $"--b{Disposition}map\r\n\r\n{OneMap}\r\n--b{Disposition}0; filename=a\r\n\r\nand so on";
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text), TestContext.Current.CancellationToken);
        await StreamingServer.UntilAsync(() => clock.Waits is [{ } wait] && wait == TimeSpan.FromMinutes(5));
        clock.Advance(TimeSpan.FromMinutes(5));
        using var answer = new StreamReader(stream);
        (await answer.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldBe("HTTP/1.1 408 Request Timeout");
        var rest = "\n";
        while (!rest.Contains("did not come to its end in 300000 ms", StringComparison.Ordinal))
        {
            rest += (await answer.ReadLineAsync(TestContext.Current.CancellationToken) ?? throw new InvalidOperationException(rest)) + "\n";
        }

        rest.ShouldContain("\nConnection: close\n");
    }

    [Fact]
    public async Task Fields_are_bounded()
    {
        var blanks = new string(' ', 200);
        (await AskAsync(One + new string(' ', 5_000), OneMap, ("0", "a", "1"))).Status.ShouldBe(413);
        using var form = Form(One, OneMap + blanks, [("0", "a", "1")]);
        var (status, body) = await SendAsync(form, new() { MaxMapBytes = 100 });
        status.ShouldBe(413);
        body.ShouldContain("The part \\\"map\\\" is larger than 100 bytes.");
    }

    [Theory]
    [InlineData("multipart/form-data", 400)]
    [InlineData("multipart/form-data; boundary=\"\"", 400)]
    [InlineData("multipart/form-data; boundary=another", 400)]
    [InlineData("multipart/mixed; boundary=b", 415)]
    [InlineData("multipart/form-data; boundary=b", 400)]
    [InlineData("multipart/form-data; boundary=1234567890123456789012345678901234567890123456789012345678901234567890X", 400)]
    public async Task A_broken_form_is_answered(string contentType, int status)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes("--b\r\nContent-Disposition: form-data; name=operations\r\n\r\n{"));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);

        (await SendAsync(content, new())).Status.ShouldBe(status);
    }

    [Fact]
    public async Task Without_the_preflight_header_it_is_403()
    {
        using var form = Form(One, OneMap, [("0", "a", "1")]);

        var (status, body) = await SendAsync(form, new(), preflight: "");

        status.ShouldBe(403);
        body.ShouldContain("needs the header GraphQL-Preflight");
    }

    [Fact]
    public async Task Where_uploads_are_not_taken_it_is_415()
    {
        await using var off = await LoopbackServer.StartAsync(Server(), new() { Uploads = null });
        await using var none = await LoopbackServer.StartAsync(Hello.Server(), new());
        foreach (var server in new[] { off, none })
        {
            using var request = Request(server, Form(One, OneMap, [("0", "a", "1")]));
            (await server.SendAsync(request)).Status.ShouldBe(415);
        }
    }

    [Theory]
    [InlineData("/nowhere/at/all")]
    public async Task A_folder_that_is_not_there_is_told_to_the_operator(string gone)
    {
        var graphQL = Server();
        await using var server = await LoopbackServer.StartAsync(graphQL, new() { Uploads = new() { Folder = gone } });
        using var request = Request(server, Form(One, OneMap, [("0", "a", "1")]));

        (await server.SendAsync(request)).Status.ShouldBe(507);
        graphQL.Unexpected.Single().Exception.ShouldBeOfType<DirectoryNotFoundException>();
    }

    [Fact]
    public async Task Nothing_lies_in_the_folder_after_an_answer_a_refusal_or_a_client_that_left()
    {
        using var refused = Form(One, OneMap, [("0", "a", "12345")]);
        await SendAsync(refused, new() { MaxFileBytes = 3 });
        (await AskAsync(One, OneMap, ("0", "a", "1"))).Status.ShouldBe(200);
        await using var server = await LoopbackServer.StartAsync(Server(), new() { Uploads = new() { Folder = folder } });
        using var leaving = new CancellationTokenSource();
        using var request = Request(server, Form(One, OneMap, [("0", "a", new string('x', 100_000))], new EndlessStream(leaving)));
        await Should.ThrowAsync<OperationCanceledException>(() => server.Client.SendAsync(request, leaving.Token));

        // The server learns a little later that the client has left.
        await StreamingServer.UntilAsync(() => !Directory.EnumerateFileSystemEntries(folder).Any());
    }

    private Task<(int Status, string Body)> AskAsync(
        string operations, string map, params (string Part, string Name, string Text)[] files) =>
        SendAsync(Form(operations, map, files), new());

    private async Task<(int Status, string Body)> SendAsync(
        HttpContent form, UploadOptions options, bool chunked = false, string preflight = "1")
    {
        var http = new GraphQLHttpOptions { Uploads = options with { Folder = folder }, MaxBatch = 2, MaxBodyBytes = 2_000 };
        await using var server = await LoopbackServer.StartAsync(Server(), http);
        using var request = Request(server, form, preflight);
        request.Headers.TransferEncodingChunked = chunked;
        return await server.SendAsync(request);
    }

    private static HttpRequestMessage Request(LoopbackServer server, HttpContent form, string preflight = "1")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, server.Address) { Content = form };
        request.Headers.TryAddWithoutValidation("GraphQL-Preflight", preflight);
        return request;
    }

    private static MultipartFormDataContent Form(
        string operations, string map, (string Part, string Name, string Text)[] files, Stream? last = null)
    {
        var form = new MultipartFormDataContent { { new StringContent(operations), "operations" }, { new StringContent(map), "map" } };
        foreach (var (part, name, text) in files)
        {
            HttpContent content = last is null ? new StringContent(text) : new StreamContent(last);
            content.Headers.ContentType = MediaTypeHeaderValue.Parse("text/plain");
            content.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"{part}\"; filename=\"{name}\"");
            form.Add(content); // Not before it has this header, which it would be given otherwise.
        }

        return form;
    }

    private static TestServer Server() => new(
        """
        scalar Upload
        input Letter { pages: [Upload!]! }
        type Query { a: Int }
        type Mutation { one(file: Upload!): String, letters(letters: [Letter!]!): String }
        """,
        schema => schema
            .BindRoot("Query", query => query.Field("a", () => 1))
            .BindRoot("Mutation", mutation => mutation
                .Field("one", async Task<string> (IUploadedFile file) =>
                    $"{file.Name} {file.ContentType} {file.Length} {await TextOfAsync(file)} {await TextOfAsync(file)}")
                .Field("letters", async Task<string> (Letter[] letters) =>
                {
                    var texts = new List<string>();
                    foreach (var letter in letters)
                    {
                        var pages = await Task.WhenAll(letter.Pages.Select(async page => $"{page.Name}={await TextOfAsync(page)}"));
                        texts.Add(string.Join(' ', pages));
                    }

                    return string.Join("; ", texts);
                })));

    private static async Task<string> TextOfAsync(IUploadedFile file)
    {
        using var reader = new StreamReader(file.OpenReadStream());
        return await reader.ReadToEndAsync();
    }

    private sealed record Letter(IUploadedFile[] Pages);

    /// <summary>A file that never ends, whose client leaves after a megabyte.</summary>
    private sealed class EndlessStream(CancellationTokenSource leaving) : MemoryStream
    {
        private long sent;

        public override bool CanSeek => false;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            sent += buffer.Length;
            if (sent > 1 << 20)
            {
                await leaving.CancelAsync();
            }

            cancellationToken.ThrowIfCancellationRequested();
            return buffer.Length;
        }
    }
}
