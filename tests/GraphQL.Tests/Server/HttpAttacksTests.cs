using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NetworkLens.GraphQL.Server;
using NetworkLens.GraphQL.Tests.Protection.Attacks;
using static NetworkLens.GraphQL.Tests.Protection.Attacks.Attack;

namespace NetworkLens.GraphQL.Tests.Server;

/// <summary>
/// The catalogue of requests made to hurt by how they come over HTTP: each is answered with the status and code that are due, in few
/// bytes, having allocated little. Bodies that trickle in or never end are in <see cref="RequestBodyTests"/>.
/// </summary>
public sealed class HttpAttacksTests
{
    private const string Form = "multipart/form-data; boundary=b";
    private static readonly string Keep =
        "{\"query\":\"mutation($f:Upload!){keep(file:$f)}\",\"variables\":{\"f\":null,\"l\":[" + Many(64, "null,") + "null]}}";

    private const string BadRequest = "BAD_REQUEST";

    [Fact]
    public async Task Batches_are_not_taken_unasked() =>
        (await new AttackTarget().PostAsync("[" + Many(20_000, """{"query":"{a}"},""") + """{"query":"{a}"}]"""))
            .ShouldBe("batch", 400, BadRequest, 1, "Batches are not taken here", 200, 9_000);

    [Fact]
    public async Task A_batch_that_is_too_long_is_not_begun() =>
        (await new AttackTarget(new() { MaxBatch = 10 }).PostAsync("[" + Many(20_000, """{"query":"{a}"},""") + """{"query":"{a}"}]"""))
            .ShouldBe("batch", 400, BadRequest, 1, "more than 10 requests", 200, 9_000);

    [Fact]
    public async Task A_batch_has_the_cost_of_one()
    {
        var each = AttackTarget.Question("{people(first:400){name}}");

        var answer = await new AttackTarget(new() { MaxBatch = 10 }).PostAsync($"[{string.Join(',', Enumerable.Repeat(each, 10))}]");

        using var answers = JsonDocument.Parse(answer.Body);
        answers.RootElement.EnumerateArray()
            .Select(one => one.TryGetProperty("errors", out var errors) ? CodeOf(errors[0]) : "")
            .ShouldBe(["", "", .. Enumerable.Repeat("COST_EXCEEDED", 8)]);
    }

    [Theory]
    [InlineData("[", 500_000)]
    [InlineData("{\"query\":", 100_000)]
    [InlineData("{\"extensions\":{\"a\":[", 50_000)]
    [InlineData("\"", 400_000)]
    [InlineData("[{\"query\":\"{a}\",\"x\":", 40_000)]
    public async Task Bodies_that_only_open_are_no_JSON(string part, int count) =>
        (await new AttackTarget(new() { MaxBatch = 10 }).PostAsync(Many(count, part))).ShouldBe(part, 400, BadRequest, 1, "", 300, 9_000);

    [Fact]
    public async Task A_body_beyond_its_size_is_not_read()
    {
        var answer = await new AttackTarget().PostAsync(AttackTarget.Question("{a}") + new string(' ', 1 << 20));
        answer.ShouldBe("large", 413, BadRequest, 1, "larger than 1,048,576 bytes", 300, 20);
    }

    [Fact]
    public async Task Parameters_given_twice_are_told_at_the_second() =>
        (await new AttackTarget().PostAsync("{" + Many(50_000, "\"query\":\"{a}\",") + "\"query\":\"{a}\"}"))
            .ShouldBe("twice", 400, BadRequest, 1, "\\\"query\\\" must be given once", 300, 9_000);

    [Fact]
    public async Task A_document_all_of_escapes_is_read_as_what_it_means() =>
        (await new AttackTarget().PostAsync("{\"query\":\"\\u007b\\u0061" + Many(40_000, "\\u0020") + "\\u007d\"}"))
            .ShouldBe("escapes", 200, "", 0, """{"data":{"a":1}}""", 16, 9_000);

    [Theory]
    [InlineData("application/x-www-form-urlencoded", "query={a}", 415)]
    [InlineData("text/plain", """{"query":"mutation{set(n:1)}"}""", 415)]
    [InlineData("text/plain;application/json", """{"query":"mutation{set(n:1)}"}""", 415)]
    [InlineData(null, """{"query":"mutation{set(n:1)}"}""", 415)]
    [InlineData(Form, "--b\r\nContent-Disposition: form-data; name=\"operations\"\r\n\r\n{}\r\n--b--", 403)]
    public async Task What_a_page_of_any_site_may_send_by_POST_is_not_executed(string? type, string body, int status) =>
        (await new AttackTarget().PostAsync(body, type)).ShouldBe(body, status, BadRequest, 1, "", 300, 100);

    [Theory]
    [InlineData("Sec-Fetch-Site: cross-site")]
    [InlineData("Origin: https://evil.example")]
    [InlineData("Origin: null")]
    [InlineData("Referer: https://evil.example/page")]
    [InlineData("User-Agent: Mozilla/5.0")]
    public async Task What_a_page_of_any_site_may_send_by_GET_is_not_executed(string header) =>
        (await new AttackTarget().SendAsync("GET", "?query={a}", [], null, header)).ShouldBe(header, 403, BadRequest, 1, "", 300, 100);

    [Theory]
    [InlineData("?query=mutation{set(n:1)}", 405, "OPERATION_NOT_ALLOWED")]
    [InlineData("?query=query A{a} mutation B{set(n:1)}&operationName=B", 405, "OPERATION_NOT_ALLOWED")]
    [InlineData("?query={a}&query=mutation{set(n:1)}", 400, BadRequest)]
    [InlineData("?query={a}&variables={}&variables={}", 400, BadRequest)]
    [InlineData("?query={a}&variables=[[[[[[", 400, BadRequest)]
    public async Task A_GET_changes_nothing_and_means_one_thing(string query, int status, string code) =>
        (await new AttackTarget().SendAsync("GET", query, [], null)).ShouldBe(query, status, code, 1, "", 300, 500);

    [Fact]
    public async Task A_compressed_body_is_not_opened()
    {
        using var bytes = new MemoryStream();
        await using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal))
        {
            await gzip.WriteAsync(new byte[50 << 20], TestContext.Current.CancellationToken);
        }

        var answer = await new AttackTarget().SendAsync("POST", "", bytes.ToArray(), "application/json", "Content-Encoding: gzip");

        answer.ShouldBe("bomb", 415, BadRequest, 1, "must not be compressed", 300, 20);
    }

    [Fact]
    public async Task Hashes_of_nothing_are_not_kept()
    {
        var target = new AttackTarget();
        for (var i = 0; i < 2_000; i++)
        {
            var hash = i.ToString("x64", CultureInfo.InvariantCulture);
            (await target.PostAsync($$"""{"extensions": { "persistedQuery": {"version":1,"sha256Hash":"{{hash}}" } } }"""))
                .ShouldBe(hash, 400, "PERSISTED_QUERY_NOT_FOUND", 1, "PersistedQueryNotFound", 200, 20);
        }

        target.Queries.Count.ShouldBe(0);
        target.Executor.Documents.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Documents_that_differ_by_a_blank_push_each_other_out()
    {
        var target = new AttackTarget();
        for (var i = 0; i < 1_100; i++)
        {
            var document = "{a}" + new string(' ', i);
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)));
            (await target.PostAsync(
                    $$"""{"query":"{{document}}","extensions": { "persistedQuery": {"version":1,"sha256Hash":"{{hash}}" } } }"""))
                .ShouldBe(hash, 200, "", 0, """{"data":{"a":1}}""", 16, 120);
        }

        target.Queries.Count.ShouldBe(1_000);
        target.Executor.Documents.Count.ShouldBe(1_000);
    }

    [Theory]
    [InlineData("a", 400_000)]
    [InlineData("sha256:", 100_000)]
    public async Task An_id_of_any_length_is_told_shortly(string part, int count) =>
        (await new AttackTarget().PostAsync($$"""{"documentId":"{{Many(count, part)}}"}"""))
            .ShouldBe(part, 400, "DOCUMENT_NOT_FOUND", 1, "", 300, 9_000);

    [Theory]
    [InlineData("""{"0":["variables.f"],"1":["variables.f"]}""", 400, "maps two files")]
    [InlineData("""{"0":["variables.__proto__.f"]}""", 400, "has no null")]
    [InlineData("""{"0":["variables.constructor"]}""", 400, "has no null")]
    [InlineData("""{"0":["query"]}""", 400, "has no null")]
    [InlineData("""{"0":["extensions.f"]}""", 400, "has no null")]
    public async Task A_map_leads_only_to_nulls_among_the_variables(string map, int status, string says) =>
        (await UploadAsync(map, 1)).ShouldBe(map, status, BadRequest, 1, says, 300, 2_000);

    [Fact]
    public async Task A_map_has_so_many_files() => (await UploadAsync(
            "{" + Many(16, i => $"\"{i}\":[\"variables.l.{i}\"],") + "\"16\":[\"variables.l.16\"]}", 17))
        .ShouldBe("files", 400, BadRequest, 1, "names more than 16 files", 300, 2_000);

    [Fact]
    public async Task A_map_has_so_many_places() => (await UploadAsync(
            "{\"0\":[" + Many(64, i => $"\"variables.l.{i}\",") + "\"variables.f\"]}", 1))
        .ShouldBe("places", 400, BadRequest, 1, "names more than 64 places", 300, 2_000);

    [Fact]
    public async Task A_map_has_so_many_bytes() => (await UploadAsync("{\"0\":[\"variables." + Many(20_000, "0.") + "f\"]}", 1))
        .ShouldBe("map", 413, BadRequest, 1, "larger than 16,384 bytes", 300, 2_000);

    [Theory]
    [InlineData("X-Padding: ", 100_000)]
    [InlineData("X-A: a\r\n", 10_000)]
    public async Task A_part_has_headers_of_some_size(string header, int count) =>
        (await PostFormAsync($"--b\r\n{Many(count, header)}\r\n\r\nx\r\n--b--"))
            .ShouldBe(header, 400, BadRequest, 1, "not well-formed", 300, 12_000);

    [Fact]
    public async Task A_form_of_parts_without_end_is_left_at_the_first_that_is_wrong() =>
        (await PostFormAsync(Many(50_000, "--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n\r\n") + "--b--"))
            .ShouldBe("parts", 400, BadRequest, 1, "comes first", 300, 2_000);

    private static Task<AttackAnswer> UploadAsync(string map, int files) => PostFormAsync(
        Part("operations", Keep) + Part("map", map) + Many(files, i => Part(i.ToString(CultureInfo.InvariantCulture), "x")) + "--b--\r\n");

    private static Task<AttackAnswer> PostFormAsync(string form) => new AttackTarget().PostAsync(form, Form, "GraphQL-Preflight: 1");

    private static string CodeOf(JsonElement error) => error.GetProperty("extensions").GetProperty("code").GetString()!;

    private static string Part(string name, string text) =>
        $"--b\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{name}\"\r\n\r\n{text}\r\n";
}
