using NetworkLens.Data.Querying;

namespace NetworkLens.Data.Expectations;

/// <summary>The bounds of what is kept of expectations.</summary>
public static class ExpectationLimits
{
    /// <summary>Most expectations that are kept.</summary>
    public const int MostExpectations = 200;

    /// <summary>Longest name, in characters.</summary>
    public const int Name = 200;

    /// <summary>Longest description, in characters.</summary>
    public const int Description = 2_000;

    /// <summary>Longest text of what a rule says, in characters.</summary>
    public const int Definition = 32_000;

    /// <summary>Most names in one list of a rule.</summary>
    public const int MostNames = 100;

    /// <summary>Most versions of the data that are remembered of one expectation; the oldest go first.</summary>
    public const int MostRecords = 500;

    /// <summary>Most points of a trend.</summary>
    public const int MostPoints = 24;

    /// <summary>Whether both databases can hold a text.</summary>
    public static bool IsStorable(string text) => FilterValues.IsStorable(text);
}
