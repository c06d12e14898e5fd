using NetworkLens.Data.Expectations;
using NetworkLens.Data.Reading;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Networks;

/// <summary>
/// Names a network as clients see it: by its data, its lens, and the rules that are kept, which have a say in what is missing.
/// </summary>
internal static class NetworkNames
{
    /// <summary>The name now: that of data and lens, behind the number of the last change of the rules, if there was any.</summary>
    public static async ValueTask<string> OfAsync(SharedNetwork network, ResolverContext context) =>
        await context.Service<ExpectationStore>().RevisionAsync(context.Cancel) is > 0 and var revision
            ? $"{revision}-{network.Network.Version}"
            : network.Network.Version;
}
