using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gaps;

namespace NetworkLens.Graph.Tests.Gaps;

public sealed class GapPlaceTests
{
    [Fact]
    public void Priority_decides_then_kind_then_dimension_then_id()
    {
        GapPlace[] order =
        [
            new(0.9, GapKind.SilentLine, Dimension.ClinicalManagerial, "z"),
            new(0.5, GapKind.Sparse, Dimension.ClinicalManagerial, "z"),
            new(0.5, GapKind.Unreached, Dimension.Vertical, "z"),
            new(0.5, GapKind.Unreached, Dimension.Horizontal, "A"),
            new(0.5, GapKind.Unreached, Dimension.Horizontal, "B"),
            new(0.5, GapKind.Unreached, Dimension.Horizontal, "a"), // Ordinal: capitals first.
            new(0.1, GapKind.Sparse, Dimension.Vertical, "a"),
        ];
        for (var i = 0; i < order.Length; i++)
        {
            for (var j = 0; j < order.Length; j++)
            {
                Math.Sign(GapPlace.Compare(order[i], order[j])).ShouldBe(Math.Sign(i.CompareTo(j)), $"{i} and {j}");
            }
        }
    }
}
