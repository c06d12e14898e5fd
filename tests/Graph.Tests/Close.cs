using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests;

/// <summary>Comparison of figures: 1e-9 relative or 1e-10 absolute, whichever is wider.</summary>
internal static class Close
{
    /// <summary>Both are close, or both are NaN.</summary>
    public static void To(double expected, double actual, string? what = null)
    {
        if (double.IsNaN(expected))
        {
            actual.ShouldBe(double.NaN, what);
            return;
        }

        actual.ShouldBe(expected, Math.Max(1e-10, 1e-9 * Math.Abs(expected)), what);
    }

    /// <summary>The figure is there and close.</summary>
    public static void To(double expected, Measured actual, string? what = null)
    {
        actual.HasValue.ShouldBeTrue($"{what} is missing: {actual.Why}");
        To(expected, actual.Value!.Value, what);
    }

    /// <summary>Equally long, and close one by one.</summary>
    public static void To(IReadOnlyList<double> expected, IReadOnlyList<double> actual)
    {
        actual.Count.ShouldBe(expected.Count);
        for (var i = 0; i < expected.Count; i++)
        {
            To(expected[i], actual[i], $"at {i}");
        }
    }
}
