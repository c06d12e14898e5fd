using NetworkLens.Data.Expectations;
using NetworkLens.Data.Reading;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Networks;

/// <summary>
/// Names a network as clients see it: by its data, its lens, and the rules that are kept, which have a say in what is missing.
/// </summary>
internal static class NetworkNames
{
    /// <summary>The name now: that of data and lens, behind that of the rules, if there are any.</summary>
    public static async ValueTask<string> OfAsync(SharedNetwork network, ResolverContext context) =>
        await context.Service<ExpectationStore>().NameAsync(context.Cancel) is { Length: > 0 } rules
            ? $"{rules}-{network.Network.Version}"
            : network.Network.Version;
}
