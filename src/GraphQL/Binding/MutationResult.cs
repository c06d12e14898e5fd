namespace NetworkLens.GraphQL.Binding;

/// <summary>
/// Something that keeps a mutation from being done and that its user can mend: no such person, a name that is taken. A value of the
/// schema, not an exception: it is bound to an object type that implements <c>interface Error { message: String! }</c>.
/// </summary>
public interface IDomainError
{
    /// <summary>What is wrong and how to mend it, in words fit to be shown. No internals.</summary>
    string Message { get; }
}

/// <summary>What a mutation gives: what it did, or why it did nothing. Bound by <see cref="SchemaBinder.BindMutation"/>.</summary>
public abstract class MutationResult
{
    private protected MutationResult(object? done, IReadOnlyList<IDomainError> errors)
    {
        Done = done;
        Errors = errors;
    }

    /// <summary>Why nothing was done; empty when it was.</summary>
    public IReadOnlyList<IDomainError> Errors { get; }

    /// <summary>Whether it was done: exactly when there are no errors.</summary>
    public bool IsDone => Errors.Count == 0;

    /// <summary>The payload; null when there are errors.</summary>
    internal object? Done { get; }

    /// <summary>Says why nothing was done: a <c>MutationResult&lt;TPayload&gt;</c> of any payload.</summary>
    /// <param name="errors">At least one, in the order in which a client should show them.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static MutationFailure Failed(params IReadOnlyList<IDomainError> errors) => new(errors);
}

/// <summary>What a mutation gives, made by returning the payload itself or <see cref="MutationResult.Failed"/>.</summary>
/// <typeparam name="TPayload">What the fields of the payload type, but for <c>errors</c>, are answered from.</typeparam>
public sealed class MutationResult<TPayload> : MutationResult
    where TPayload : class
{
    private MutationResult(TPayload? payload, IReadOnlyList<IDomainError> errors)
        : base(payload, errors) => Payload = payload;

    /// <summary>What was done; null when there are errors.</summary>
    public TPayload? Payload { get; }

    /// <summary>A mutation that was done.</summary>
    public static implicit operator MutationResult<TPayload>(TPayload payload) => FromPayload(payload);

    /// <summary>A mutation that was not done.</summary>
    public static implicit operator MutationResult<TPayload>(MutationFailure failure) => FromMutationFailure(failure);

    /// <summary>What the conversion from a payload does, for languages without conversions.</summary>
    public static MutationResult<TPayload> FromPayload(TPayload payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        return new(payload, []);
    }

    /// <summary>What the conversion from a failure does, for languages without conversions.</summary>
    public static MutationResult<TPayload> FromMutationFailure(MutationFailure failure) => new(payload: null, failure.Errors);
}

/// <summary>Why a mutation was not done; becomes the result of whatever mutation returns it.</summary>
public sealed class MutationFailure
{
    internal MutationFailure(IReadOnlyList<IDomainError> errors) =>
        Errors = errors.Count > 0 ? errors : throw new ArgumentException("A failure has at least one error.", nameof(errors));

    /// <summary>At least one.</summary>
    public IReadOnlyList<IDomainError> Errors { get; }
}
