using System.Linq.Expressions;

namespace NetworkLens.Data.Querying;

/// <summary>Puts expression trees together so that EF sends every value as a parameter and caches one plan for all values.</summary>
internal static class Expressions
{
    /// <summary>The body of a lambda of one parameter, with another expression in the parameter's place.</summary>
    public static Expression Apply(LambdaExpression lambda, Expression argument) =>
        new Substitution(lambda.Parameters[0], argument).Visit(lambda.Body);

    /// <summary>A value that EF makes a parameter of: a field of an object, as a captured variable is.</summary>
    public static Expression Parameter<T>(T value) =>
        Expression.Field(Expression.Constant(new Captured<T>(value)), nameof(Captured<>.Value));

    public static Expression IsNull(Expression value) => Expression.Equal(value, Expression.Constant(null, value.Type));

    public static Expression IsNotNull(Expression value) => Expression.NotEqual(value, Expression.Constant(null, value.Type));

    public static bool CanBeNull(Expression value) => !value.Type.IsValueType || Nullable.GetUnderlyingType(value.Type) is not null;

    /// <summary>The value itself of a nullable number, anything else as it is.</summary>
    public static Expression Bare(Expression value) =>
        Nullable.GetUnderlyingType(value.Type) is null ? value : Expression.Property(value, nameof(Nullable<>.Value));

    /// <summary>
    /// A condition on a value that may be null, false where it is, so that its negation is true there in SQL too, whose own comparison with
    /// NULL is neither. EF makes up for that by itself in most shapes; said in so many words, it need not in any.
    /// </summary>
    public static Expression Guarded(Expression value, Expression condition) =>
        CanBeNull(value) ? Expression.AndAlso(IsNotNull(value), condition) : condition;

    /// <summary>Orders two values; text by code point, as both databases do.</summary>
    public static Expression Compare(ExpressionType comparison, Expression left, Expression right) =>
        left.Type == typeof(string)
            ? Expression.MakeBinary(
                comparison, Expression.Call(typeof(string), nameof(string.Compare), null, left, right), Expression.Constant(0))
            : Expression.MakeBinary(comparison, left, right);

    private sealed class Captured<T>(T value)
    {
        public readonly T Value = value;
    }

    private sealed class Substitution(ParameterExpression parameter, Expression argument) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? argument : node;
    }
}
