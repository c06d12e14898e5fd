using System.Collections;
using System.Globalization;

namespace NetworkLens.Data.Querying;

/// <summary>Where in a <c>where</c> we are, and how much of its bounds is used up.</summary>
/// <param name="Path">The place, for faults.</param>
/// <param name="Depth">How deep it is nested.</param>
/// <param name="Spent">Counts conditions, shared by the whole tree.</param>
/// <param name="ReadId">Reads an id of a type given as text; null reads whole numbers only.</param>
internal sealed record FilterContext(string Path, int Depth, FilterContext.Budget Spent, Func<string, string, long?>? ReadId)
{
    public static FilterContext Root(string name, Func<string, string, long?>? readId) => new(name, 0, new Budget(), readId);

    public FilterContext Under(string name) => this with { Path = $"{Path}.{name}" };

    public FilterContext At(int index) => this with { Path = string.Create(CultureInfo.InvariantCulture, $"{Path}[{index}]") };

    public FilterContext Deeper() => Depth < QueryLimits.MostDepth
        ? this with { Depth = Depth + 1 }
        : throw Fault(
            "It is nested too deep.", string.Create(CultureInfo.InvariantCulture, $"Nest at most {QueryLimits.MostDepth} levels."));

    public void Spend()
    {
        if (++Spent.Conditions > QueryLimits.MostConditions)
        {
            throw Fault(
                "There are too many conditions.",
                string.Create(CultureInfo.InvariantCulture, $"Write at most {QueryLimits.MostConditions}; use in for lists of values."));
        }
    }

    public QueryFaultException Fault(string problem, string mend) => new(new(Path, problem, mend));

    public IReadOnlyDictionary<string, object?> AsObject(object? value) => value switch
    {
        IReadOnlyDictionary<string, object?> map => map,
        null => throw Fault("It is null.", "Leave it out, or write what to compare with."),
        _ => throw Fault("It is not an object.", "Write { field: { operator: value } }."),
    };

    public List<object?> AsList(object? value)
    {
        if (value is null)
        {
            throw Fault("It is null.", "Leave it out, or write a list.");
        }

        // A single value stands for a list of one, as in GraphQL.
        List<object?> list = value is IEnumerable many and not (string or IReadOnlyDictionary<string, object?>)
            ? [.. many.Cast<object?>().Take(QueryLimits.MostListValues + 1)]
            : [value];
        return list.Count <= QueryLimits.MostListValues
            ? list
            : throw Fault(
                "The list is too long.",
                string.Create(CultureInfo.InvariantCulture, $"Write at most {QueryLimits.MostListValues:N0} values."));
    }

    internal sealed class Budget
    {
        public int Conditions { get; set; }
    }
}
