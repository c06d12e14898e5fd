using System.Net;
using System.Text.RegularExpressions;

namespace NetworkLens.Api.Tests.Hosting;

/// <summary>Entity tags and what goes with them, on the real server.</summary>
public sealed partial class AnswerVersionTests
{
    private const string People = "/graphql?query={people{totalCount}network{version}}";

    [Fact]
    public async Task An_answer_holds_until_data_are_published()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var api = await TestApi.StartEmptyAsync(cancel);
        using var empty = await GetAsync(api, ifNoneMatch: null);
        empty.Headers.ETag.ShouldBeNull(); // Nothing is published.

        await api.ImportAsync(Repository.PathOf("samples", "northmere"), null, cancel);
        using var first = await GetAsync(api, ifNoneMatch: null);
        var tag = first.Headers.ETag.ShouldNotBeNull().ToString();
        first.Headers.CacheControl.ShouldNotBeNull().ToString().ShouldBe("no-cache, private");
        using var same = await GetAsync(api, tag);
        same.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await same.Content.ReadAsByteArrayAsync(cancel)).ShouldBeEmpty();

        await ImportOneMoreAsync(api, cancel);
        using var changed = await GetAsync(api, tag);
        changed.StatusCode.ShouldBe(HttpStatusCode.OK);
        changed.Headers.ETag.ShouldNotBeNull().ToString().ShouldNotBe(tag);
        (await changed.Content.ReadAsStringAsync(cancel)).ShouldNotBe(await first.Content.ReadAsStringAsync(cancel));
    }

    [Fact]
    public void Nothing_that_answers_reads_the_clock_or_chance()
    {
        string[] answering = ["src/Graph", "src/Data/Reading", "src/Data/Querying", "src/Api"];
        var files = answering.SelectMany(folder => Directory.EnumerateFiles(
            Repository.PathOf(folder.Split('/')), "*.cs", SearchOption.AllDirectories)).Where(file => !IsElsewhere(file)).ToList();

        files.Count.ShouldBeGreaterThan(50);
        files.Where(file => ClockOrChance().IsMatch(File.ReadAllText(file))).ShouldBeEmpty();
    }

    // Commands are no answers; what is built is not written. How long a question waits for an analysis is told by a clock, and an answer
    // that tells how far one is has no version (ComputingTests).
    private static bool IsElsewhere(string file) =>
        Path.GetFileName(file) == "LongAnalyses.cs" || new[] { "CommandLine", "obj", "bin" }.Any(folder => file.Contains(
            Path.DirectorySeparatorChar + folder + Path.DirectorySeparatorChar, StringComparison.Ordinal));

    [GeneratedRegex(
        @"TimeProvider|UtcNow|DateTime(Offset)?\.(Now|Today)|Random\.Shared|new Random\(\)|NewGuid|Stopwatch",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000)]
    private static partial Regex ClockOrChance();

    private static async Task ImportOneMoreAsync(TestApi api, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("networklens-more-").FullName;
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("samples", "northmere"), "*.csv"))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        var people = Path.Combine(folder, "people.csv");
        var last = (await File.ReadAllLinesAsync(people, cancel))[^1];
        await File.AppendAllTextAsync(people, "one-more" + last[last.IndexOf(',', StringComparison.Ordinal)..] + "\n", cancel);
        await api.ImportAsync(folder, null, cancel);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<HttpResponseMessage> GetAsync(TestApi api, string? ifNoneMatch)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(People, UriKind.Relative));
        if (ifNoneMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        }

        return await api.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
