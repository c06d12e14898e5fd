using System.Linq.Expressions;
using System.Text;
using NetworkLens.Data.Model;

namespace NetworkLens.Data.Querying;

/// <summary>A field that a <c>where</c> may name.</summary>
/// <param name="name">The name that clients write.</param>
/// <param name="selector">From an entity to the value.</param>
internal abstract class FilterField(string name, LambdaExpression selector)
{
    public string Name { get; } = name;

    /// <summary>The condition that <paramref name="value"/> puts on <paramref name="entity"/>.</summary>
    public Expression Build(Expression entity, object? value, FilterContext at) => BuildOn(Expressions.Apply(selector, entity), value, at);

    protected abstract Expression BuildOn(Expression selected, object? value, FilterContext at);
}

/// <summary>A column with operators: all that are named must hold.</summary>
/// <typeparam name="TValue">What the column holds, without null.</typeparam>
/// <param name="name">The name that clients write.</param>
/// <param name="selector">From an entity to the value.</param>
/// <param name="read">Reads a value that a client wrote; never given null.</param>
/// <param name="isOrdered">Whether gt, gte, lt and lte make sense.</param>
internal class ScalarField<TValue>(string name, LambdaExpression selector, Func<object, FilterContext, TValue> read, bool isOrdered)
    : FilterField(name, selector)
    where TValue : notnull
{
    protected override Expression BuildOn(Expression selected, object? value, FilterContext at)
    {
        var all = (Expression)Expression.Constant(true);
        foreach (var (operation, operand) in at.AsObject(value))
        {
            at.Spend();
            all = Expression.AndAlso(all, BuildOperation(operation, selected, operand, at.Under(operation)));
        }

        return all;
    }

    protected virtual Expression BuildOperation(
        string operation, Expression selected, object? operand, FilterContext at) => operation switch
        {
            "eq" => BuildEqual(selected, operand, at),
            "neq" => Expression.Not(BuildEqual(selected, operand, at)),
            "in" => BuildIn(selected, operand, at),
            "nin" => Expression.Not(BuildIn(selected, operand, at)),
            "gt" when isOrdered => BuildCompare(ExpressionType.GreaterThan, selected, Read(operand, at)),
            "gte" when isOrdered => BuildCompare(ExpressionType.GreaterThanOrEqual, selected, Read(operand, at)),
            "lt" when isOrdered => BuildCompare(ExpressionType.LessThan, selected, Read(operand, at)),
            "lte" when isOrdered => BuildCompare(ExpressionType.LessThanOrEqual, selected, Read(operand, at)),
            _ => throw at.Fault("There is no such operator here.", $"Write one of {Operators}."),
        };

    protected virtual string Operators => isOrdered ? "eq, neq, in, nin, gt, gte, lt, lte" : "eq, neq, in, nin";

    protected virtual Expression BuildCompare(ExpressionType comparison, Expression selected, TValue operand) => Expressions.Guarded(
        selected, Expressions.Compare(comparison, Expressions.Bare(selected), Expressions.Parameter(operand)));

    protected TValue Read(object? operand, FilterContext at) =>
        operand is null ? throw at.Fault("Nothing compares with null in this way.", "Write a value, or use eq: null.") : read(operand, at);

    private Expression BuildEqual(Expression selected, object? operand, FilterContext at)
    {
        if (operand is null)
        {
            return Expressions.CanBeNull(selected) ? Expressions.IsNull(selected) : Expression.Constant(false);
        }

        return Expressions.Guarded(selected, Expression.Equal(Expressions.Bare(selected), Expressions.Parameter(read(operand, at))));
    }

    private Expression BuildIn(Expression selected, object? operand, FilterContext at)
    {
        var given = at.AsList(operand);
        var values = new List<TValue>();
        for (var i = 0; i < given.Count; i++)
        {
            if (given[i] is { } value)
            {
                values.Add(read(value, at.At(i)));
            }
        }

        var isIn = values.Count == 0 ? Expression.Constant(false) : IsIn(selected, values);
        return values.Count < given.Count && Expressions.CanBeNull(selected) ? Expression.OrElse(Expressions.IsNull(selected), isIn) : isIn;
    }

    protected static Expression IsIn(Expression selected, List<TValue> values) => Expressions.Guarded(
        selected, Expression.Call(Expressions.Parameter(values), nameof(List<>.Contains), null, Expressions.Bare(selected)));
}

/// <summary>An enum. Greater and less follow the order of the values; 0, which means "not known" or "other", is neither.</summary>
internal sealed class EnumField<TEnum>(string name, LambdaExpression selector, bool isOrdered)
    : ScalarField<TEnum>(name, selector, FilterValues.Member<TEnum>, isOrdered)
    where TEnum : struct, Enum
{
    protected override Expression BuildCompare(ExpressionType comparison, Expression selected, TEnum operand)
    {
        var values = Enum.GetValues<TEnum>().Where(x => IsKnown(x) && IsKnown(operand) && Holds(comparison, x.CompareTo(operand)));
        return IsIn(selected, [.. values]);
    }

    private static bool IsKnown(TEnum value) => !value.Equals(default(TEnum));

    private static bool Holds(ExpressionType comparison, int order) => comparison switch
    {
        ExpressionType.GreaterThan => order > 0,
        ExpressionType.GreaterThanOrEqual => order >= 0,
        ExpressionType.LessThan => order < 0,
        _ => order <= 0,
    };
}

/// <summary>Text, compared by code point; a folded one folds what it is compared with.</summary>
internal sealed class TextField(string name, LambdaExpression selector, bool isFolded)
    : ScalarField<string>(name, selector, isFolded ? Folded : FilterValues.Text, isOrdered: true)
{
    protected override string Operators => base.Operators + ", contains, startsWith";

    protected override Expression BuildOperation(
        string operation, Expression selected, object? operand, FilterContext at) => operation switch
        {
            "contains" => Expressions.Guarded(
                selected, Expression.Call(selected, nameof(string.Contains), null, Expressions.Parameter(Read(operand, at)))),
            "startsWith" => BuildStartsWith(selected, Read(operand, at)),
            _ => base.BuildOperation(operation, selected, operand, at),
        };

    // A range, which an index serves on both databases, and which no wild card or rule of upper and lower case can disturb.
    private static Expression BuildStartsWith(Expression selected, string prefix)
    {
        var isFrom = Expressions.Compare(ExpressionType.GreaterThanOrEqual, selected, Expressions.Parameter(prefix));
        var inRange = FirstAfter(prefix) is { } end
            ? Expression.AndAlso(isFrom, Expressions.Compare(ExpressionType.LessThan, selected, Expressions.Parameter(end)))
            : isFrom;
        return Expressions.Guarded(selected, inRange);
    }

    /// <summary>The first text by code point after all that start with <paramref name="prefix"/>; null where there is none.</summary>
    internal static string? FirstAfter(string prefix)
    {
        Rune[] runes = [.. prefix.EnumerateRunes()];
        for (var last = runes.Length - 1; last >= 0; last--)
        {
            if (runes[last].Value == 0x10FFFF)
            {
                continue; // Nothing comes after this one: the one before it must rise.
            }

            runes[last] = new(runes[last].Value == 0xD7FF ? 0xE000 : runes[last].Value + 1); // Surrogates are no code points.
            return string.Concat(runes.Take(last + 1));
        }

        return null;
    }

    private static string Folded(object value, FilterContext at) => TextFolding.Fold(FilterValues.Text(value, at));
}

/// <summary>Another entity that this one refers to: null, or conditions on its fields.</summary>
internal sealed class ReferenceField<TOther>(string name, LambdaExpression selector, Func<EntityFields<TOther>> fields)
    : FilterField(name, selector)
    where TOther : class
{
    protected override Expression BuildOn(Expression selected, object? value, FilterContext at)
    {
        at.Spend();
        return value is null
            ? Expressions.IsNull(selected)
            : Expression.AndAlso(Expressions.IsNotNull(selected), fields().BuildWhere(selected, value, at.Deeper()));
    }
}

/// <summary>Entities that refer to this one: some, none, all of them meet conditions, or there are any.</summary>
internal sealed class CollectionField<TOther>(string name, LambdaExpression selector, Func<EntityFields<TOther>> fields)
    : FilterField(name, selector)
    where TOther : class
{
    protected override Expression BuildOn(Expression selected, object? value, FilterContext at)
    {
        var all = (Expression)Expression.Constant(true);
        foreach (var (operation, operand) in at.AsObject(value))
        {
            at.Spend();
            all = Expression.AndAlso(all, BuildOperation(operation, selected, operand, at.Under(operation)));
        }

        return all;
    }

    private Expression BuildOperation(string operation, Expression selected, object? operand, FilterContext at) => operation switch
    {
        "some" => Any(selected, Condition(operand, at)),
        "none" => Expression.Not(Any(selected, Condition(operand, at))),
        "all" => Expression.Not(Any(selected, Negated(Condition(operand, at)))),
        "any" when operand is not null => FilterValues.Truth(operand, at) ? Any(selected, null) : Expression.Not(Any(selected, null)),
        _ => throw at.Fault("There is no such operator here.", "Write one of some, none, all, any."),
    };

    private Expression<Func<TOther, bool>> Condition(object? operand, FilterContext at)
    {
        var element = Expression.Parameter(typeof(TOther), "x");
        return Expression.Lambda<Func<TOther, bool>>(fields().BuildWhere(element, operand, at.Deeper()), element);
    }

    private static Expression<Func<TOther, bool>> Negated(Expression<Func<TOther, bool>> condition) =>
        Expression.Lambda<Func<TOther, bool>>(Expression.Not(condition.Body), condition.Parameters);

    private static MethodCallExpression Any(Expression selected, LambdaExpression? condition) => condition is null
        ? Expression.Call(typeof(Enumerable), nameof(Enumerable.Any), [typeof(TOther)], selected)
        : Expression.Call(typeof(Enumerable), nameof(Enumerable.Any), [typeof(TOther)], selected, condition);
}
