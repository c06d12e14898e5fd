using NetworkLens.Data.Samples.Building;

namespace NetworkLens.Data.Samples.Planting;

/// <summary>Operational lines of the sample between two different people who hold their posts today.</summary>
internal static class ReportingLines
{
    internal static IEnumerable<(int Junior, int Senior)> Of(World world)
    {
        foreach (var post in world.Posts)
        {
            if (post is { End: null, Holder: { } junior, ReportsTo.Holder: { } senior } && junior != senior)
            {
                yield return (junior.Index, senior.Index);
            }
        }
    }
}
