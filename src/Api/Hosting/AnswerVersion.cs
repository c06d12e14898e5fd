using Microsoft.Net.Http.Headers;
using NetworkLens.Api.Computing;
using NetworkLens.Api.Disclosure;
using NetworkLens.Data.Expectations;
using NetworkLens.Data.Versions;
using NetworkLens.Graph.Networks;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Hosting;

/// <summary>
/// Names all that an answer depends on beside the question: the published data, the rules that are kept, the program, and what the viewer
/// may see. No field reads the clock: a network without a day is as of its newest interaction. An answer that tells how far an analysis is
/// has no name.
/// </summary>
internal static class AnswerVersion
{
    // A build of other code may answer otherwise on the same data.
    private static readonly string Program = string.Join(' ', new[]
    {
        typeof(AnswerVersion), typeof(GraphQLExecutor), typeof(DataVersions), typeof(OrganisationNetwork),
    }.Select(type => type.Module.ModuleVersionId.ToString("N")));

    /// <summary>The name now; null before any data are published.</summary>
    public static async ValueTask<string?> CurrentAsync(HttpContext context)
    {
        var services = context.RequestServices;
        context.Response.OnStarting(LeaveOutOf, context);
        var data = await services.GetRequiredService<DataVersions>().CurrentAsync(context.RequestAborted);
        if (data is null)
        {
            return null;
        }

        var rules = await services.GetRequiredService<ExpectationStore>().RevisionAsync(context.RequestAborted);
        return $"{Program} {data.Number} {data.PublishedTicks} {rules} {services.GetRequiredService<Viewer>()}";
    }

    // Whoever kept it would be told for good that it is not ready.
    private static Task LeaveOutOf(object state)
    {
        var context = (HttpContext)state;
        if (context.RequestServices.GetRequiredService<PassingAnswer>().IsPassing)
        {
            context.Response.Headers.Remove(HeaderNames.ETag);
            context.Response.Headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }
}
