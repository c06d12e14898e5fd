using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using NetworkLens.Api.CommandLine;
using NetworkLens.Api.Hosting;
using NetworkLens.Api.Schemas;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Protection;
using NetworkLens.GraphQL.Server.Streams;
using NetworkLens.GraphQL.Server.WebSockets;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.Api.Tests.Hosting;

/// <summary>What the product's endpoint lets through and what not: by cost, by its manifest, by rate.</summary>
public sealed class ApiProtectionTests(SampleApi sample)
{
    private static readonly string Operations = Repository.PathOf("schema", "operations");

    [Fact]
    public void Every_list_of_objects_in_the_contract_has_a_size()
    {
        var types = ApiSchema.Read().Types.OfType<ObjectType>().Where(type => !type.IsBuiltIn).ToList();
        var fields = types.SelectMany(type => type.Fields.Select(field => (type, field))).ToList();
        var sizedFromAbove = fields.Select(each => (Type: each.field.Type.NamedType, Says: Says(each.field, "sizedFields")))
            .SelectMany(each => each.Says.Select(name => (each.Type, name))).ToHashSet();
        fields.Where(each => each.field.Type.Nullable is ListType && each.field.Type.NamedType.IsComposite)
            .Where(each => each.field.Directives.All(directive => directive.Name != "listSize"))
            .Where(each => !sizedFromAbove.Contains((each.type, each.field.Name)))
            .Select(each => $"{each.type}.{each.field.Name}").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("overview.graphql"), InlineData("first.graphql")]
    public async Task What_the_pages_ask_costs_less_than_half_of_the_budget(string file)
    {
        var cost = await CostOfAsync(await File.ReadAllTextAsync(Path.Combine(Operations, file), TestContext.Current.CancellationToken));
        cost.Field.ShouldBeInRange(10, 500);
        cost.Type.ShouldBeInRange(10, 500);
    }

    [Theory]
    [InlineData("{ people(first: 500) { edges { cursor node { id name } } pageInfo { hasNextPage } totalCount } }")]
    [InlineData("{ people(first: 100) { nodes { name posts { title organisation { name } unit { name } } } } }")]
    [InlineData("{ people(where: { name: { contains: \"an\" } }) { totalCount nodes { name } } }")]
    [InlineData("{ organisations { nodes { name kind units { name } } } }", true)]
    [InlineData("{ organisations(first: 10) { nodes { name kind units { name } } } }")]
    [InlineData("{ people(first: 500) { nodes { posts { title reports { to { holder { name } } } } } } }", true)]
    public async Task Ordinary_questions_pass_and_large_ones_are_told_how_to_ask(string query, bool isTooDear = false)
    {
        var answer = await sample.Api.SendAsync(query, variables: null, TestContext.Current.CancellationToken);
        answer.TryGetProperty("errors", out var errors).ShouldBe(isTooDear, query);
        if (isTooDear)
        {
            errors[0].GetProperty("extensions").GetProperty("code").GetString().ShouldBe(ProtectionErrorCodes.CostExceeded);
            errors[0].GetProperty("message").GetString().ShouldNotBeNull().ShouldContain("Ask for fewer");
        }
    }

    [Theory]
    [InlineData(2_000), InlineData(100)]
    public async Task A_flood_of_aliases_is_refused_before_it_runs(int count)
    {
        var flood = string.Concat(Enumerable.Range(0, count).Select(i => $"a{i}: people {{ totalCount }} "));
        var answer = await sample.Api.SendAsync($"{{ {flood} }}", variables: null, TestContext.Current.CancellationToken);
        answer.TryGetProperty("data", out _).ShouldBeFalse();
        answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString()
            .ShouldBe(count == 100 ? ProtectionErrorCodes.CostExceeded : "REQUEST_TOO_LARGE");
    }

    [Fact]
    public async Task GraphiQL_s_question_about_the_schema_is_free()
    {
        var cost = await CostOfAsync("{ __schema { types { name fields { name args { name type { name ofType { name } } } } } } }");
        cost.ShouldBe((0, 1));
    }

    [Fact]
    public void The_manifest_is_what_the_operations_make_it()
    {
        var sources = Directory.GetFiles(Operations, "*.graphql").Select(path => new Source(File.ReadAllText(path), path));
        var made = DocumentManifest.Of(sources, ApiSchema.Read());
        made.Errors.ShouldBeEmpty();
        File.ReadAllBytes(Path.Combine(Operations, "manifest.json")).ShouldBe(
            made.Manifest!.ToJson(), "dotnet run --project src/Api -- operations manifest schema/operations");
    }

    [Fact]
    public async Task What_the_page_asks_is_answered_by_its_hash()
    {
        var cancel = TestContext.Current.CancellationToken;
        var overview = await File.ReadAllBytesAsync(Path.Combine(Operations, "overview.graphql"), cancel);
        var documentId = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(overview));
        using var response = await sample.Api.Client.PostAsJsonAsync("/graphql", new { documentId }, cancel);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(cancel);
        answer.GetProperty("data").GetProperty("network").GetProperty("peopleCount").GetInt32().ShouldBe(2000);
    }

    [Fact]
    public async Task With_Only_nothing_but_the_manifest_is_answered()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var api = await StartAsync(cancel, ("TrustedDocuments", "Only"));
        var refused = await api.SendAsync("{ viewer { name } }", variables: null, cancel);
        refused.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString()
            .ShouldBe(ProtectionErrorCodes.DocumentNotTrusted);
        var overview = await File.ReadAllTextAsync(Path.Combine(Operations, "overview.graphql"), cancel);
        (await api.AskAsync(overview, cancel)).GetProperty("network").GetProperty("version").GetString().ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("true"), InlineData("false")]
    public async Task Whether_the_schema_may_be_asked_for_is_a_setting(string setting)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var api = await StartAsync(cancel, ("Introspection", setting), ("TrustedDocuments", "Off"));
        var answer = await api.SendAsync("{ __schema { queryType { name } } }", variables: null, cancel);
        answer.TryGetProperty("data", out _).ShouldBe(setting == "true");
        answer.TryGetProperty("errors", out var errors).ShouldBe(setting == "false");
        if (setting == "false")
        {
            errors[0].GetProperty("message").GetString().ShouldBe("Introspection is switched off here; ask for the schema's SDL instead.");
        }

        (await api.AskAsync("{ __typename }", cancel)).GetProperty("__typename").GetString().ShouldBe("Query");
    }

    [Theory]
    [InlineData("Slow, Other", new[] { "Slow" })]
    [InlineData("*", new[] { "Slow", "Quick" })]
    [InlineData("", new string[0])]
    public async Task Fields_are_traced_of_the_operations_that_a_setting_names(string setting, string[] expected)
    {
        var cancel = TestContext.Current.CancellationToken;
        var traced = new ConcurrentQueue<string?>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == GraphQLTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                if (span.GetTagItem("graphql.field.coordinate") is "Query.viewer")
                {
                    traced.Enqueue(span.Parent?.GetTagItem("graphql.operation.name") as string);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        await using var api = await StartAsync(cancel, ("TraceFields", setting));
        foreach (var operationName in new[] { "Slow", "Quick" })
        {
            var body = new { query = $"query {operationName} {{ viewer {{ name }} }}", operationName };
            using var response = await api.Client.PostAsJsonAsync("/graphql", body, cancel);
            (await response.Content.ReadAsStringAsync(cancel)).ShouldNotContain("errors");
        }

        traced.ShouldBe(expected);
    }

    [Fact]
    public async Task Who_asks_too_often_is_told_to_wait()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var api = await StartAsync(cancel, ("RequestsPerSecond", "1"), ("RequestBurst", "3"));
        var statuses = new List<int>();
        for (var i = 0; i < 8; i++)
        {
            using var response = await api.Client.PostAsJsonAsync("/graphql", new { query = "{ viewer { name } }" }, cancel);
            statuses.Add((int)response.StatusCode);
        }

        statuses.Take(3).ShouldAllBe(status => status == 200);
        statuses.ShouldContain(429);
    }

    [Fact]
    public async Task How_much_one_address_may_have_open_is_a_setting()
    {
        const string Changes = "subscription { onNetworkChanged { peopleCount } }";
        var cancel = TestContext.Current.CancellationToken;
        await using var api = await StartAsync(cancel, ("OpenPerCaller", "2"));
        await using var first = await ServerSentEvents.OpenAsync(api, Changes, variables: null, cancel);
        await using var second = await ServerSentEvents.OpenAsync(api, Changes, variables: null, cancel);
        first.Status.ShouldBe(HttpStatusCode.OK);
        second.Status.ShouldBe(HttpStatusCode.OK);
        await using var third = await ServerSentEvents.OpenAsync(api, Changes, variables: null, cancel);
        third.Status.ShouldBe(HttpStatusCode.TooManyRequests);

        await using var socket = await GraphQLSocket.OpenAsync(api, cancel);
        await using var other = await GraphQLSocket.OpenAsync(api, cancel);
        (await Should.ThrowAsync<WebSocketException>(() => GraphQLSocket.OpenAsync(api, cancel))).Message.ShouldContain("429");

        for (var i = 0; i < 20; i++)
        {
            await (i < 10 ? socket : other).SendAsync(new { id = $"{i}", type = "subscribe", payload = new { query = Changes } }, cancel);
            (await (i < 10 ? socket : other).NextAsync(cancel)).ShouldContain("\"next\"");
        }

        await socket.SendAsync(new { id = "more", type = "subscribe", payload = new { query = Changes } }, cancel);
        (await socket.NextAsync(cancel)).ShouldContain("20 operations from here are running on all connections together");
    }

    [Theory]
    [InlineData("MaxCost", "much", "GraphQL:MaxCost is 'much'")]
    [InlineData("MaxCost", "0", "from 1")]
    [InlineData("RequestsPerSecond", "-1", "from 0")]
    [InlineData("OpenPerCaller", "0", "GraphQL:OpenPerCaller is '0', but must be a whole number from 1")]
    [InlineData("PersistedQueries", "maybe", "true or false")]
    [InlineData("Introspection", "off", "GraphQL:Introspection is 'off', but must be true or false")]
    [InlineData("TraceFields", "Slow; Quick", "names of operations separated by commas")]
    [InlineData("TrustedDocuments", "only", "Off, Allowed or Only")]
    [InlineData("Manifest", "nowhere.json", "nowhere.json")]
    public void A_setting_that_cannot_be_is_told_in_a_sentence(string name, string value, string expected)
    {
        ApiProtection.TryRead(Settings((name, value)), out var protection, out var fault).ShouldBeFalse();
        protection.ShouldBeNull();
        fault.ShouldNotBeNull().ShouldContain(expected);
    }

    [Fact]
    public void A_manifest_that_does_not_fit_stops_the_start_with_its_place()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "{\n  \"abc\": \"{ viewer { shoeSize } }\"\n}");
        try
        {
            ApiProtection.TryRead(Settings(("Manifest", path)), out _, out var fault).ShouldBeFalse();
            fault!.ShouldContain($"{path}:2:3: The SHA-256 of this document is");
            fault!.ShouldContain($"{path}:2:3: This document is not valid: at 1:12: Cannot query field \"shoeSize\"");
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void The_settings_that_are_delivered_are_the_defaults()
    {
        var delivered = new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json")).Build();
        ApiProtection.TryRead(delivered, out var protection, out var fault).ShouldBeTrue(fault);
        protection!.Cost.ShouldBe(ApiProtection.Default.Cost);
        (protection.RequestsPerSecond, protection.RequestBurst, protection.KeepsPersistedQueries, protection.Trust)
            .ShouldBe((100, 400, true, DocumentTrust.Any));
        (protection.Introspection, protection.TracedOperations.Count, protection.OpenPerCaller).ShouldBe((true, 0, 100));
        ApiProtection.Default.Streams.ShouldBe(new GraphQLStreamOptions());
        ApiProtection.Default.WebSockets.ShouldBe(new GraphQLWebSocketOptions());
        (ApiProtection.Default.Introspection, ApiProtection.Default.TracedOperations.Count).ShouldBe((true, 0));
        (ApiProtection.Default.RequestsPerSecond, ApiProtection.Default.RequestBurst).ShouldBe((100, 400));
    }

    [Fact]
    public async Task The_command_writes_the_manifest_or_says_what_does_not_fit()
    {
        var folder = Directory.CreateTempSubdirectory("networklens-operations-").FullName;
        try
        {
            (await CommandLineApp.RunAsync(["operations", "manifest", folder])).ShouldBe(CommandLineApp.UserFault);
            await File.WriteAllTextAsync(Path.Combine(folder, "a.graphql"), "{ viewer { name } }", TestContext.Current.CancellationToken);
            (await CommandLineApp.RunAsync(["operations", "manifest", folder])).ShouldBe(CommandLineApp.Success);
            File.ReadAllText(Path.Combine(folder, "manifest.json")).ShouldContain("{ viewer { name } }");
            await File.WriteAllTextAsync(Path.Combine(folder, "b.graphql"), "{ shoeSize }", TestContext.Current.CancellationToken);
            (await CommandLineApp.RunAsync(["operations", "manifest", folder])).ShouldBe(CommandLineApp.UserFault);
            (await CommandLineApp.RunAsync(["operations", "manifest", Path.Combine(folder, "none")])).ShouldBe(CommandLineApp.UserFault);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string> Says(FieldDefinition field, string argument) =>
        field.Directives.FirstOrDefault(directive => directive.Name == "listSize")?.CoerceArguments().GetValueOrDefault(argument)
            is List<object?> names ? names.Cast<string>() : [];

    private static IConfiguration Settings(params (string Name, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(each => KeyValuePair.Create<string, string?>($"GraphQL:{each.Name}", each.Value))).Build();

    private static Task<TestApi> StartAsync(CancellationToken cancel, params (string Name, string Value)[] settings) =>
        TestApi.StartEmptyAsync(cancel, origins: null, TestApi.Protection(settings));

    private async Task<(double Field, double Type)> CostOfAsync(string query)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        request.Headers.Add("GraphQL-Cost", "validate");
        using var response = await sample.Api.Client.SendAsync(request, cancel);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(cancel);
        var cost = answer.GetProperty("extensions").GetProperty("operationCost");
        return (cost.GetProperty("fieldCost").GetDouble(), cost.GetProperty("typeCost").GetDouble());
    }
}
