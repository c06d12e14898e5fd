using Microsoft.Extensions.Primitives;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Server;
using NetworkLens.GraphQL.Server.Streams;

namespace NetworkLens.GraphQL.Tests.Server.Streams;

/// <summary>What the Accept of real clients means, and that of made-up ones.</summary>
public sealed class StreamFormsTests
{
    private const string Events = "text/event-stream; charset=utf-8";
    private const string Parts = "multipart/mixed; boundary=\"-\"";

    // In order: graphql-sse, urql (query, subscription), Apollo Client 4 (defer, subscription), Apollo Client 3 (defer), GraphiQL.
    [Theory]
    [InlineData("text/event-stream", "Stream", Events, Events)]
    [InlineData(
        "application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed",
        "GraphQL", Parts, Events)]
    [InlineData("text/event-stream, multipart/mixed", "Stream", Parts, Events)]
    [InlineData(
        "multipart/mixed;incrementalSpec=v0.2,application/graphql-response+json,application/json;q=0.9",
        "GraphQL", Parts + "; incrementalSpec=v0.2", null)]
    [InlineData(
        "multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/graphql-response+json,application/json;q=0.9",
        "GraphQL", null, Parts + "; subscriptionSpec=1.0")]
    [InlineData("multipart/mixed; deferSpec=20220824, application/json", "Json", null, null)]
    [InlineData("application/json, multipart/mixed", "Json", Parts, null)]
    [InlineData(null, "Json", null, null)]
    [InlineData("*/*", "Json", null, null)]
    [InlineData("multipart/mixed", "Stream", Parts, null)]
    [InlineData("MULTIPART/Mixed; IncrementalSpec=\"v0.2\"", "Stream", Parts + "; incrementalSpec=v0.2", null)]
    [InlineData("multipart/mixed; incrementalSpec=v0.9", "None", null, null)]
    [InlineData("multipart/mixed; subscriptionSpec=2.0", "None", null, null)]
    [InlineData("multipart/form-data", "None", null, null)]
    [InlineData("text/event-stream;q=0", "None", null, null)]
    [InlineData("text/event-stream;q=0.5, application/json", "Json", Events, Events)]
    [InlineData("text/event-stream, application/json;q=0.5", "Stream", Events, Events)]
    [InlineData("text/event-stream;q=0.9, multipart/mixed;q=0.8, application/json", "Json", Events, Events)]
    [InlineData("text/event-stream, nonsense/", "Stream", Events, Events)]
    public void Accept_names_the_formats(string? accept, string form, string? incremental, string? events)
    {
        var header = new StringValues(accept);
        MediaType.Negotiate(header, hasPage: false, hasStreams: true).ToString().ShouldBe(form);
        var forms = StreamForms.Of(header);
        forms.Incremental?.ContentType.ShouldBe(incremental);
        (forms.Incremental is null).ShouldBe(incremental is null);
        forms.Events?.ContentType.ShouldBe(events);
        (forms.Events is null).ShouldBe(events is null);
        forms.Delivery.HasFlag(Delivery.Incremental).ShouldBe(incremental is not null);
        forms.Delivery.HasFlag(Delivery.Events).ShouldBe(events is not null);
    }

    [Fact]
    public void Several_headers_are_one_list() =>
        StreamForms.Of(new StringValues(["application/json", "multipart/mixed"])).Incremental.ShouldBeOfType<MultipartFormat>();
}
