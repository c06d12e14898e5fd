using System.Linq.Expressions;
using System.Text;

namespace NetworkLens.Data.Querying;

/// <summary>The fields of an entity by which it can be filtered and ordered: nothing else can.</summary>
/// <remarks>
/// A <c>where</c> is a tree of coerced input objects: <c>and</c>, <c>or</c> (lists; an empty <c>and</c> holds, an empty <c>or</c> does
/// not), <c>not</c>, and fields. All entries of one object must hold. Conditions have two values only: a blank equals blank and nothing
/// else, is neither less nor greater than anything, and <c>not</c> turns every no into a yes.
/// </remarks>
/// <typeparam name="T">The entity.</typeparam>
public sealed class EntityFields<T>
    where T : class
{
    private readonly Dictionary<string, FilterField> _filters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortField> _sorts = new(StringComparer.Ordinal);

    /// <summary>Begins with the id, by which one can filter and order.</summary>
    /// <param name="typeName">The name of the type that clients see.</param>
    /// <param name="id">The database id.</param>
    internal EntityFields(string typeName, Expression<Func<T, long>> id)
    {
        TypeName = typeName;
        Id = id;
        AddFilter(new ScalarField<long>("id", id, (value, at) => FilterValues.Id(typeName, value, at), isOrdered: false));
    }

    /// <summary>The name of the type that clients see.</summary>
    public string TypeName { get; }

    /// <summary>Names of the fields to filter by, ordinal order.</summary>
    public IReadOnlyList<string> FilterNames => [.. _filters.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Names of the fields to order by, ordinal order.</summary>
    public IReadOnlyList<string> SortNames => [.. _sorts.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The database id, the last step of every order.</summary>
    internal Expression<Func<T, long>> Id { get; }

    /// <summary>Reads a <c>where</c>.</summary>
    /// <param name="where">A coerced input object; null is everything.</param>
    /// <param name="readId">Reads an id of a type (first argument) from text (second); null reads whole numbers only.</param>
    /// <returns>A condition that both databases translate whole, or what is wrong.</returns>
    public QueryResult<Expression<Func<T, bool>>> ReadWhere(
        IReadOnlyDictionary<string, object?>? where, Func<string, string, long?>? readId = null)
    {
        try
        {
            return QueryResult<Expression<Func<T, bool>>>.Of(Where(where, readId));
        }
        catch (QueryFaultException error)
        {
            return QueryResult<Expression<Func<T, bool>>>.Of(error.Fault);
        }
    }

    internal Expression<Func<T, bool>> Where(IReadOnlyDictionary<string, object?>? where, Func<string, string, long?>? readId)
    {
        var entity = Expression.Parameter(typeof(T), "e");
        var body = where is null ? Expression.Constant(true) : BuildWhere(entity, where, FilterContext.Root("where", readId));
        return Expression.Lambda<Func<T, bool>>(body, entity);
    }

    /// <summary>Every single condition of a <c>where</c> that was read without fault, with its place.</summary>
    internal IEnumerable<(string Path, Expression<Func<T, bool>> Condition)> Conditions(
        IReadOnlyDictionary<string, object?> where, Func<string, string, long?>? readId) =>
        Split(where, FilterContext.Root("where", readId));

    internal Expression BuildWhere(Expression entity, object? where, FilterContext at)
    {
        Expression? all = null;
        foreach (var (name, value) in at.AsObject(where))
        {
            var here = at.Under(name);
            var condition = name switch
            {
                "and" => BuildEach(entity, value, here, Expression.AndAlso, whenEmpty: true),
                "or" => BuildEach(entity, value, here, Expression.OrElse, whenEmpty: false),
                "not" => Expression.Not(BuildWhere(entity, value, here.Deeper())),
                _ when _filters.TryGetValue(name, out var field) => field.Build(entity, value, here),
                _ => throw here.Fault(
                    "There is no such field to filter by.", $"Write and, or, not, or one of {string.Join(", ", FilterNames)}."),
            };
            all = all is null ? condition : Expression.AndAlso(all, condition);
        }

        return all ?? Expression.Constant(true);
    }

    /// <summary>Reads an <c>order</c>: a list of objects of field and <c>ASC</c> or <c>DESC</c>.</summary>
    internal List<SortStep> Order(IReadOnlyList<IReadOnlyDictionary<string, object?>>? order)
    {
        var steps = new List<SortStep>();
        var at = FilterContext.Root("order", null);
        for (var i = 0; i < (order?.Count ?? 0); i++)
        {
            foreach (var (name, value) in order![i])
            {
                steps.Add(ReadStep(name, value, at.At(i).Under(name)));
                if (steps.Count > QueryLimits.MostOrderFields)
                {
                    throw at.Fault("It has too many fields.", $"Order by at most {QueryLimits.MostOrderFields} fields.");
                }
            }
        }

        // A field named again can decide nothing that it has not decided before.
        return steps.DistinctBy(x => x.Field.Name, StringComparer.Ordinal).ToList();
    }

    /// <summary>Names an order, so that a cursor made under one is not taken for another.</summary>
    internal string Signature(IEnumerable<SortStep> steps)
    {
        var text = new StringBuilder(TypeName);
        foreach (var step in steps)
        {
            text.Append(step.IsDescending ? " -" : " +").Append(step.Field.Name);
        }

        return text.ToString();
    }

    internal EntityFields<T> AddFilter(FilterField field)
    {
        _filters.Add(field.Name, field);
        return this;
    }

    internal EntityFields<T> AddSort<TKey>(string name, Expression<Func<T, TKey>> key)
    {
        _sorts.Add(name, new(name, key));
        return this;
    }

    private IEnumerable<(string Path, Expression<Func<T, bool>> Condition)> Split(object? where, FilterContext at)
    {
        var entity = Expression.Parameter(typeof(T), "e");
        return at.AsObject(where).SelectMany(x => x.Key switch
        {
            "and" or "or" => at.AsList(x.Value).SelectMany((part, i) => Split(part, at.Under(x.Key).At(i))),
            "not" => Split(x.Value, at.Under(x.Key)),
            _ => [(at.Under(x.Key).Path, Expression.Lambda<Func<T, bool>>(_filters[x.Key].Build(entity, x.Value, at), entity))],
        });
    }

    private SortStep ReadStep(string name, object? direction, FilterContext at)
    {
        if (!_sorts.TryGetValue(name, out var field))
        {
            throw at.Fault("There is no such field to order by.", $"Write one of {string.Join(", ", SortNames)}.");
        }

        return direction switch
        {
            "ASC" => new(field, false, at.Path),
            "DESC" => new(field, true, at.Path),
            _ => throw at.Fault("It is no direction.", "Write ASC or DESC."),
        };
    }

    private Expression BuildEach(
        Expression entity, object? value, FilterContext at, Func<Expression, Expression, Expression> join, bool whenEmpty)
    {
        Expression? joined = null;
        var parts = at.AsList(value);
        for (var i = 0; i < parts.Count; i++)
        {
            at.Spend();
            var part = BuildWhere(entity, parts[i], at.At(i).Deeper());
            joined = joined is null ? part : join(joined, part);
        }

        return joined ?? Expression.Constant(whenEmpty);
    }
}
