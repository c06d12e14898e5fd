namespace NetworkLens.Data.Querying;

/// <summary>What is wrong with a question that somebody asked, where, and how to mend it.</summary>
/// <param name="Path">Place in the arguments, as <c>where.and[1].name.in</c>.</param>
/// <param name="Problem">What is wrong, as a sentence.</param>
/// <param name="Mend">What to do, as a sentence.</param>
public sealed record QueryFault(string Path, string Problem, string Mend)
{
    /// <summary>Path, problem and mend in one line.</summary>
    public override string ToString() => $"{Path}: {Problem} {Mend}";
}

/// <summary>An answer, or what is wrong with the question: exactly one of the two.</summary>
/// <typeparam name="T">What the answer is.</typeparam>
public readonly record struct QueryResult<T>
{
    private readonly T? _value;

    private QueryResult(T? value, QueryFault? fault)
    {
        _value = value;
        Fault = fault;
    }

    /// <summary>What is wrong with the question; null where there is an answer.</summary>
    public QueryFault? Fault { get; }

    /// <summary>The answer.</summary>
    /// <exception cref="InvalidOperationException">There is none: look at <see cref="Fault"/> first.</exception>
    public T Value => Fault is null ? _value! : throw new InvalidOperationException(Fault.ToString());

    /// <summary>An answer.</summary>
    internal static QueryResult<T> Of(T value) => new(value, null);

    /// <summary>A fault in the question.</summary>
    internal static QueryResult<T> Of(QueryFault fault) => new(default, fault);
}

/// <summary>Carries a fault out of the depth of a tree; never leaves this folder.</summary>
internal sealed class QueryFaultException(QueryFault fault) : Exception(fault.ToString())
{
    public QueryFault Fault { get; } = fault;
}

/// <summary>The bounds of a question.</summary>
public static class QueryLimits
{
    /// <summary>Rows of a page when none is named.</summary>
    public const int DefaultPageSize = 50;

    /// <summary>Most rows of a page.</summary>
    public const int MostPageSize = 500;

    /// <summary>Deepest nesting of a <c>where</c>.</summary>
    public const int MostDepth = 10;

    /// <summary>Most conditions in one <c>where</c>.</summary>
    public const int MostConditions = 200;

    /// <summary>Most values in one list.</summary>
    public const int MostListValues = 1_000;

    /// <summary>Longest text to compare with, in characters.</summary>
    public const int MostTextLength = 1_000;

    /// <summary>Most fields to order by.</summary>
    public const int MostOrderFields = 5;

    /// <summary>Longest cursor, in characters.</summary>
    public const int MostCursorLength = 16_384;
}
