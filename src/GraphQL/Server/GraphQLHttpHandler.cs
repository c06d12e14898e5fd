using Microsoft.AspNetCore.Http;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.GraphQL.Server;

/// <summary>Answers HTTP requests after the GraphQL over HTTP specification (draft of 2025): decides who reads what was sent.</summary>
/// <remarks>
/// A request whose body has arrived, whose document is known and whose resolvers answer at once is served without a
/// task or a copy of the body. Nothing that a client sends is answered with a status of 500 and above.
/// </remarks>
internal sealed class GraphQLHttpHandler
{
    private readonly GraphQLHttpOptions options;
    private readonly RequestBody body;
    private readonly RequestAnswer answer;

    public GraphQLHttpHandler(GraphQLExecutor executor, GraphQLHttpOptions options)
    {
        this.options = options;
        answer = new RequestAnswer(executor, options);
        body = new RequestBody(options.MaxBodyBytes, AnswerBodyAsync);
    }

    /// <summary>Answers one request.</summary>
    public Task HandleAsync(HttpContext context)
    {
        var form = MediaType.Negotiate(
            context.Request.Headers.Accept,
            hasPage: options.GraphiQLPage is not null && HttpMethods.IsGet(context.Request.Method));
        if (form == ResponseForm.Page)
        {
            return options.GraphiQLPage!(context);
        }

        if (HttpMethods.IsPost(context.Request.Method))
        {
            return PostAsync(context, form);
        }

        if (HttpMethods.IsGet(context.Request.Method))
        {
            return form == ResponseForm.None
                ? ResponseSending.NotAcceptableAsync(context)
                : answer.SendAsync(context, form, HttpRequestReader.FromQuery(context.Request.Query));
        }

        context.Response.Headers.Allow = "GET, POST";
        return ResponseSending.RefuseAsync(context, StatusCodes.Status405MethodNotAllowed, form, "Use GET or POST.");
    }

    private Task PostAsync(HttpContext context, ResponseForm form)
    {
        var request = context.Request;
        if (form == ResponseForm.None)
        {
            return ResponseSending.NotAcceptableAsync(context);
        }

        if (!MediaType.IsJson(request.ContentType))
        {
            return ResponseSending.RefuseAsync(
                context,
                StatusCodes.Status415UnsupportedMediaType,
                form,
                "The body must be application/json in UTF-8, and Content-Type must say so.");
        }

        if (request.Headers.ContentEncoding is { Count: > 0 } encoding && encoding != "identity")
        {
            return ResponseSending.RefuseAsync(
                context,
                StatusCodes.Status415UnsupportedMediaType,
                form,
                "The body must not be compressed.");
        }

        return body.ReadAsync(context, form);
    }

    private Task AnswerBodyAsync(HttpContext context, ResponseForm form, ReadOnlyMemory<byte> json) =>
        answer.SendAsync(context, form, HttpRequestReader.FromBody(json));
}
