using Microsoft.AspNetCore.Http;
using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Server.Uploads;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Server;

/// <summary>Answers HTTP requests after the GraphQL over HTTP specification (draft of 2025): decides who reads what was sent.</summary>
/// <remarks>
/// A request whose body has arrived, whose document is known and whose resolvers answer at once is served without a
/// task or a copy of the body. Nothing that a client sends is answered with a status of 500 and above;
/// having no room for its stream, its connection or its files is (503, 507).
/// </remarks>
internal sealed class GraphQLHttpHandler
{
    private const string Methods = "GET, HEAD, POST";

    private readonly GraphQLHttpOptions options;
    private readonly RequestRate rate;
    private readonly CrossSiteGuard guard;
    private readonly RequestBody body;
    private readonly RequestAnswer answer;
    private readonly BatchAnswer batch;
    private readonly ConditionalGet? conditional;
    private readonly UploadAnswer? uploads;

    public GraphQLHttpHandler(GraphQLExecutor executor, GraphQLHttpOptions options)
    {
        this.options = options;
        guard = new CrossSiteGuard(options);
        answer = new RequestAnswer(executor, options);
        rate = new RequestRate(options.RateLimiter);
        batch = new BatchAnswer(answer, rate);
        body = new RequestBody(options.MaxBodyBytes, options.Streams is not null, AnswerBodyAsync);
        conditional = options.Version is null ? null : new ConditionalGet(options.Version, answer, executor.Options.OnUnexpected);
        uploads = UploadsOf(executor);
    }

    /// <summary>Answers one request.</summary>
    public Task HandleAsync(HttpContext context)
    {
        var method = context.Request.Method;
        if (HttpMethods.IsPost(method))
        {
            return PostAsync(context, Negotiate(context, hasPage: false));
        }

        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method))
        {
            return GetAsync(context, Negotiate(context, options.GraphiQLPage is not null));
        }

        if (HttpMethods.IsOptions(method))
        {
            context.Response.Headers.Allow = Methods;
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        }

        context.Response.Headers.Allow = Methods;
        return ResponseSending.RefuseAsync(context, StatusCodes.Status405MethodNotAllowed, ResponseForm.Json, "Use GET or POST.");
    }

    private UploadAnswer? UploadsOf(GraphQLExecutor executor)
    {
        var takesFiles = executor.Schema.Schema.Types.Any(type => type is ScalarType { FromFile: not null });
        if (options.Uploads is not { } bounds || !takesFiles)
        {
            return null;
        }

        var reader = new MultipartRequestReader(bounds, options, executor.Options.OnUnexpected);
        return new UploadAnswer(reader, answer, batch, bounds, options);
    }

    private ResponseForm Negotiate(HttpContext context, bool hasPage) =>
        MediaType.Negotiate(context.Request.Headers.Accept, hasPage, hasStreams: options.Streams is not null);

    private Task GetAsync(HttpContext context, ResponseForm form)
    {
        if (form == ResponseForm.Page)
        {
            return options.GraphiQLPage!(context);
        }

        if (form == ResponseForm.None)
        {
            return ResponseSending.NotAcceptableAsync(context);
        }

        // What a page of another site has a browser send must not use up what its own reader may ask.
        if (guard.Refuses(context.Request))
        {
            return ResponseSending.RefuseAsync(context, StatusCodes.Status403Forbidden, form, guard.Refusal);
        }

        if (!rate.Allows(context, 1, out var refusal))
        {
            return TooOftenAsync(context, form, refusal);
        }

        var read = HttpRequestReader.FromQuery(context.Request.Query);
        return conditional is not null && form != ResponseForm.Stream && read.Request is { } request
            ? conditional.SendAsync(context, form, request)
            : answer.SendAsync(context, form, read);
    }

    private Task PostAsync(HttpContext context, ResponseForm form)
    {
        var request = context.Request;
        if (form == ResponseForm.None)
        {
            return ResponseSending.NotAcceptableAsync(context);
        }

        var isJson = MediaType.IsJson(request.ContentType);
        if (!isJson && !(uploads is not null && MediaType.IsMultipart(request.ContentType)))
        {
            return ResponseSending.RefuseAsync(
                context,
                StatusCodes.Status415UnsupportedMediaType,
                form,
                "The body must be application/json in UTF-8, and Content-Type must say so.");
        }

        if (request.Headers.ContentEncoding is { Count: > 0 } encoding && encoding != "identity")
        {
            context.Response.Headers.AcceptEncoding = "identity";
            return ResponseSending.RefuseAsync(
                context,
                StatusCodes.Status415UnsupportedMediaType,
                form,
                "The body must not be compressed.");
        }

        // A form can be sent by a page of any site: only a header that no form has shows that this one was not.
        if (!isJson && options.GuardAgainstOtherSites && !guard.HasPreflightHeader(request))
        {
            return ResponseSending.RefuseAsync(context, StatusCodes.Status403Forbidden, form, guard.UploadRefusal);
        }

        if (!rate.Allows(context, 1, out var refusal))
        {
            return TooOftenAsync(context, form, refusal);
        }

        return isJson ? body.ReadAsync(context, form) : uploads!.SendAsync(context, form);
    }

    private static Task TooOftenAsync(HttpContext context, ResponseForm form, GraphQLError refusal) =>
        ResponseSending.RefuseAsync(context, StatusCodes.Status429TooManyRequests, form, refusal);

    private Task AnswerBodyAsync(HttpContext context, ResponseForm form, ReadOnlyMemory<byte> json) =>
        HttpRequestReader.IsBatch(json.Span)
            ? batch.SendAsync(context, form, HttpRequestReader.BatchFromBody(json, options.MaxBatch))
            : answer.SendAsync(context, form, HttpRequestReader.FromBody(json));
}
