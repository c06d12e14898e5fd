using System.Globalization;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Computing;

/// <summary>The error of a field that has no place to say that its analysis is not ready.</summary>
internal static class NotReady
{
    /// <summary>What <c>extensions.code</c> says.</summary>
    public const string Code = "COMPUTING";

    /// <summary>The error; its extensions say how far the analysis is, and when it is worth asking again.</summary>
    public static GraphQLException Error(UnderWay at) => new(
        string.Create(
            CultureInfo.InvariantCulture,
            $"This is still being worked out, and goes on. Ask the same again in {at.AskAgainInSeconds} seconds."),
        Code,
        new Dictionary<string, object?>
        {
            ["state"] = at.State.ToString().ToUpperInvariant(),
            ["progress"] = at.Progress,
            ["retryAfterMs"] = 1_000 * at.AskAgainInSeconds,
        });
}
