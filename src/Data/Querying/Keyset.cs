using System.Linq.Expressions;

namespace NetworkLens.Data.Querying;

/// <summary>An order, made total by the id, and what comes after a place in it. Never counts rows off, as OFFSET does.</summary>
/// <remarks>The id goes the way of the last key, so that one index serves an order and its reverse.</remarks>
/// <typeparam name="T">The entity.</typeparam>
internal sealed class Keyset<T>
    where T : class
{
    private readonly List<(LambdaExpression Key, bool IsDescending)> _steps;
    private readonly string _signature;

    public Keyset(EntityFields<T> fields, List<SortStep> steps)
    {
        _steps = [.. steps.Select(x => (x.Field.Key, x.IsDescending)), (fields.Id, steps.Count > 0 && steps[^1].IsDescending)];
        _signature = fields.Signature(steps);
    }

    /// <summary>Orders rows, the other way round where <paramref name="isBackward"/>.</summary>
    public IQueryable<T> Sort(IQueryable<T> rows, bool isBackward)
    {
        var sorted = rows.Expression;
        for (var i = 0; i < _steps.Count; i++)
        {
            var (key, isDescending) = _steps[i];
            var method = (i == 0 ? "OrderBy" : "ThenBy") + (isDescending != isBackward ? "Descending" : "");
            sorted = Expression.Call(typeof(Queryable), method, [typeof(T), key.ReturnType], sorted, Expression.Quote(key));
        }

        return rows.Provider.CreateQuery<T>(sorted);
    }

    /// <summary>
    /// Rows that come after a cursor, or before it where <paramref name="isBefore"/>; with the row that stood there where
    /// <paramref name="orAt"/>.
    /// </summary>
    public IQueryable<T> Beyond(IQueryable<T> rows, string cursor, bool isBefore, bool orAt = false)
    {
        var keys = Cursor.Read(cursor, _signature, [.. _steps.Select(x => x.Key.ReturnType)])
            ?? throw new QueryFaultException(new(
                isBefore ? "before" : "after",
                "It is no cursor of this list in this order.",
                "Use a cursor that came with the same order; begin again without one."));
        var entity = Expression.Parameter(typeof(T), "e");
        Expression? beyond = null;
        for (var i = _steps.Count - 1; i >= 0; i--)
        {
            // Beyond by this key, or level with it and beyond by the keys that follow.
            var key = Expressions.Apply(_steps[i].Key, entity);
            var value = Captured(keys[i]);
            var isLess = _steps[i].IsDescending != isBefore;
            var strictly = Expressions.Compare(isLess ? ExpressionType.LessThan : ExpressionType.GreaterThan, key, value);
            var level = Expressions.Compare(isLess ? ExpressionType.LessThanOrEqual : ExpressionType.GreaterThanOrEqual, key, value);
            beyond = beyond is null
                ? (orAt ? level : strictly)
                : Expression.OrElse(strictly, Expression.AndAlso(Expression.Equal(key, value), beyond));
            if (i == 0 && _steps.Count > 1)
            {
                // Says nothing new, but it is a range: an index seeks it, where it would have to be read from its start for the rest.
                beyond = Expression.AndAlso(level, beyond);
            }
        }

        return rows.Where(Expression.Lambda<Func<T, bool>>(beyond!, entity));
    }

    /// <summary>Rows, with the named columns and the id, or with all; and the keys that their cursors are made of.</summary>
    /// <exception cref="ArgumentException">A column is none.</exception>
    public IQueryable<KeyedRow<T>> WithKeys(IQueryable<T> rows, IReadOnlySet<string>? columns)
    {
        var entity = Expression.Parameter(typeof(T), "e");
        var keys = Expression.NewArrayInit(
            typeof(object), _steps.Select(x => Expression.Convert(Expressions.Apply(x.Key, entity), typeof(object))));
        var row = Expression.MemberInit(
            Expression.New(typeof(KeyedRow<T>)),
            Expression.Bind(typeof(KeyedRow<T>).GetProperty(nameof(KeyedRow<>.Node))!, columns is null ? entity : Only(entity, columns)),
            Expression.Bind(typeof(KeyedRow<T>).GetProperty(nameof(KeyedRow<>.Keys))!, keys));
        return rows.Select(Expression.Lambda<Func<T, KeyedRow<T>>>(row, entity));
    }

    /// <summary>The cursor of a row.</summary>
    public string CursorOf(KeyedRow<T> row) => Cursor.Write(_signature, row.Keys);

    private static MemberInitExpression Only(Expression entity, IReadOnlySet<string> columns)
    {
        var properties = typeof(T).GetProperties()
            .Where(x => x.CanWrite && (x.Name == "Id" || columns.Contains(x.Name)))
            .ToList();
        return columns.All(name => properties.Exists(x => x.Name == name))
            ? Expression.MemberInit(Expression.New(typeof(T)), properties.Select(x => Expression.Bind(x, Expression.Property(entity, x))))
            : throw new ArgumentException($"{typeof(T).Name} has not all of {string.Join(", ", columns)}.", nameof(columns));
    }

    private static Expression Captured(object value) => value switch
    {
        string text => Expressions.Parameter(text),
        int number => Expressions.Parameter(number),
        long number => Expressions.Parameter(number),
        double number => Expressions.Parameter(number),
        _ => Expressions.Parameter((DateOnly)value),
    };
}

/// <summary>A row and the keys that it is ordered by.</summary>
internal sealed class KeyedRow<T>
{
    public required T Node { get; init; }

    public required object[] Keys { get; init; }
}
