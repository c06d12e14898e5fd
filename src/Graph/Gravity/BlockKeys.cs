using System.Runtime.InteropServices;

namespace NetworkLens.Graph.Gravity;

/// <summary>By what cells are put into blocks, such that each relation of two cells is a sum and difference of blocks.</summary>
internal enum BlockKind : byte
{
    All = 0,
    ServiceLine = 1,
    Site = 2,
    LineAndSite = 3,
    Organisation = 4,
    OrganisationLine = 5,
    OrganisationSite = 6,
    OrganisationLineAndSite = 7,
    Directorate = 8,
    DirectorateSite = 9,
    Service = 10,
    ServiceSite = 11,
    Unit = 12,
    UnitSite = 13,
}

/// <summary>The block of each cell, kind by kind.</summary>
internal static class BlockKeys
{
    public const int KindCount = 14;

    /// <summary>Kinds that are the same for all cells that differ in service and unit only.</summary>
    public const int WideCount = (int)BlockKind.Service;

    /// <summary>Whether a kind is about one unit; the others are about all whom a cell may meet.</summary>
    public static bool IsUnit(int kind) => kind >= (int)BlockKind.Unit;

    /// <summary>Whether a kind is among the first <see cref="WideCount"/>.</summary>
    public static bool IsWide(int kind) => kind < WideCount;

    /// <summary>The blocks of a kind by place, numbered from 0 as they first occur; -1 where what the kind needs is unknown.</summary>
    public static int[] Of(BlockKind kind, CellPlace[] places)
    {
        var numbers = new Dictionary<(int, int, int), int>();
        var blocks = new int[places.Length];
        for (var at = 0; at < places.Length; at++)
        {
            blocks[at] = -1;
            var (x, y, z) = Parts(kind, places[at]);
            if (x >= 0 && y >= 0 && z >= 0)
            {
                ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, (x, y, z), out var known);
                blocks[at] = number = known ? number : numbers.Count - 1;
            }
        }

        return blocks;
    }

    private static (int X, int Y, int Z) Parts(BlockKind kind, in CellPlace place) => kind switch
    {
        BlockKind.All => (0, 0, 0),
        BlockKind.ServiceLine => (place.ServiceLine, 0, 0),
        BlockKind.Site => (place.Site, 0, 0),
        BlockKind.LineAndSite => (place.ServiceLine, place.Site, 0),
        BlockKind.Organisation => (place.Organisation, 0, 0),
        BlockKind.OrganisationLine => (place.Organisation, place.ServiceLine, 0),
        BlockKind.OrganisationSite => (place.Organisation, place.Site, 0),
        BlockKind.OrganisationLineAndSite => (place.Organisation, place.ServiceLine, place.Site),
        BlockKind.Directorate => (place.Directorate, 0, 0),
        BlockKind.DirectorateSite => (place.Directorate, place.Site, 0),
        BlockKind.Service => (place.Service, 0, 0),
        BlockKind.ServiceSite => (place.Service, place.Site, 0),
        BlockKind.Unit => (place.Unit, 0, 0),
        BlockKind.UnitSite => (place.Unit, place.Site, 0),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of block."),
    };
}
