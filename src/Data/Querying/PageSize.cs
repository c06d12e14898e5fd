namespace NetworkLens.Data.Querying;

/// <summary>How long a page is to be, by the arguments of a connection.</summary>
public static class PageSize
{
    /// <summary>Reads <c>first</c> and <c>last</c>, of which at most one may be given.</summary>
    /// <param name="first">How many from the start.</param>
    /// <param name="last">How many from the end.</param>
    /// <param name="usual">How many where neither is given.</param>
    /// <returns>0 to <see cref="QueryLimits.MostPageSize"/>, or what is wrong.</returns>
    public static QueryResult<int> Read(int? first, int? last, int usual = QueryLimits.DefaultPageSize)
    {
        if (first is not null && last is not null)
        {
            return QueryResult<int>.Of(new QueryFault("last", "Both first and last are given.", "Give one of them."));
        }

        var size = first ?? last ?? usual;
        return size is >= 0 and <= QueryLimits.MostPageSize
            ? QueryResult<int>.Of(size)
            : QueryResult<int>.Of(new QueryFault(
                first is null ? "last" : "first", "The page is out of bounds.", $"Ask for 0 to {QueryLimits.MostPageSize} rows."));
    }
}
