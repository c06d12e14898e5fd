using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Server;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.Conformance.Tests.Uploads;

/// <summary>Files as published clients send them.</summary>
public sealed class UploadClientTests
{
    private const string Described = "first.txt text/plain one; zweite ✓.bin application/octet-stream zwei";

    [Fact]
    public async Task A_client_and_a_form_send_files()
    {
        var cancel = TestContext.Current.CancellationToken;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var server = builder.Build();
        server.MapGraphQL("/graphql", new GraphQLExecutor(Bound()), new() { MaxBatch = 2 });
        await server.StartAsync(cancel);

        var told = await NodeScripts.RunAsync("Uploads/upload.mjs", new { url = server.Urls.Single() + "/graphql" }, cancel);

        told.GetProperty("urql").GetString().ShouldBe(Described);
        told.GetProperty("form").GetRawText().ShouldBe($$$"""[{"data":{"describe":"{{{Described}}}"}},{"data":{"hello":"world"}}]""");
        told.GetProperty("status").GetInt32().ShouldBe(403);
    }

    private static ExecutableSchema Bound()
    {
        var schema = SchemaBuilder.Build(
            "scalar Upload type Query { hello: String! } type Mutation { describe(files: [Upload!]!): String! }").Schema!;
        return new SchemaBinder(schema)
            .BindRoot("Query", query => query.Field("hello", () => "world"))
            .BindRoot("Mutation", mutation => mutation.Field("describe", DescribeAsync))
            .Build();
    }

    private static async Task<string> DescribeAsync(IReadOnlyList<IUploadedFile> files)
    {
        var texts = new List<string>();
        foreach (var file in files)
        {
            using var reader = new StreamReader(file.OpenReadStream());
            texts.Add($"{file.Name} {file.ContentType} {await reader.ReadToEndAsync()}");
        }

        return string.Join("; ", texts);
    }
}
