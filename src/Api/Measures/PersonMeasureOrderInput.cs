namespace NetworkLens.Api.Measures;

/// <summary>By which measure people are ordered, and which end first.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Direction">
/// ASC or DESC: which end first; whoever has no value comes last in either. A word, as the orders of the database take it: an enum of the
/// contract stands for one CLR type alone.
/// </param>
internal sealed record PersonMeasureOrderInput(PersonMeasure Measure, string Direction)
{
    /// <summary>Whether the greatest come first.</summary>
    public bool IsDescending => Direction == "DESC";
}
