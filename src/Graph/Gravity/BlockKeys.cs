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
    Unit = 10,
    UnitSite = 11,
}

/// <summary>The block of each cell, kind by kind.</summary>
internal static class BlockKeys
{
    public const int KindCount = 12;

    /// <summary>Whether a kind is about one unit; the others are about all whom a cell may meet.</summary>
    public static bool IsUnit(int kind) => kind >= (int)BlockKind.Unit;

    /// <summary>The blocks of a kind by cell, numbered from 0 as they first occur; -1 where what the kind needs is unknown.</summary>
    public static int[] Of(BlockKind kind, CellPlace[] places)
    {
        var numbers = new Dictionary<(int, int, int), int>();
        var blocks = new int[places.Length];
        for (var cell = 0; cell < places.Length; cell++)
        {
            blocks[cell] = -1;
            var (x, y, z) = Parts(kind, places[cell]);
            if (x >= 0 && y >= 0 && z >= 0)
            {
                ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, (x, y, z), out var known);
                blocks[cell] = number = known ? number : numbers.Count - 1;
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
        BlockKind.Unit => (place.Unit, 0, 0),
        BlockKind.UnitSite => (place.Unit, place.Site, 0),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of block."),
    };
}
