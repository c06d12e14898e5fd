using System.Globalization;

namespace NetworkLens.GraphQL.Bench.Comparison;

/// <summary>How a comparison is made.</summary>
/// <param name="Folder">Where load.lua and the peers lie.</param>
/// <param name="Seconds">How long one run takes.</param>
/// <param name="Rounds">How often the bare endpoint and the library are measured, in turn.</param>
/// <param name="PeerRounds">How often the peers are.</param>
/// <param name="WarmSeconds">How long each is run before anything is measured.</param>
internal sealed record ComparisonOptions(string Folder, int Seconds = 4, int Rounds = 9, int PeerRounds = 3, int WarmSeconds = 4)
{
    /// <summary>Reads <c>--seconds 4 --rounds 9 --peer-rounds 3 --warm 4</c>; null when something else stands there.</summary>
    public static ComparisonOptions? Read(string folder, ReadOnlySpan<string> arguments)
    {
        var options = new ComparisonOptions(folder);
        for (var i = 0; i < arguments.Length; i += 2)
        {
            if (i + 1 == arguments.Length || !int.TryParse(arguments[i + 1], CultureInfo.InvariantCulture, out var value) || value < 0)
            {
                return null;
            }

            switch (arguments[i])
            {
                case "--seconds": options = options with { Seconds = Math.Max(1, value) }; break;
                case "--rounds": options = options with { Rounds = Math.Max(1, value) }; break;
                case "--peer-rounds": options = options with { PeerRounds = value }; break;
                case "--warm": options = options with { WarmSeconds = Math.Max(1, value) }; break;
                default: return null;
            }
        }

        return options;
    }
}
