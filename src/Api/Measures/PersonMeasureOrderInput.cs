namespace NetworkLens.Api.Measures;

/// <summary>By which measure people are ordered, and which end first.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Direction">Which end first; whoever has no value comes last in either.</param>
internal sealed record PersonMeasureOrderInput(PersonMeasure Measure, SortDirection Direction);

/// <summary>Which end of an order is first.</summary>
internal enum SortDirection
{
    /// <summary>The least.</summary>
    Asc,

    /// <summary>The greatest.</summary>
    Desc,
}
