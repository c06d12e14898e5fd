using NetworkLens.GraphQL.Errors;

namespace NetworkLens.GraphQL.Execution;

/// <summary>
/// What a resolver throws to tell the client something: its message, code and extensions reach the response.
/// </summary>
/// <remarks>Any other exception reaches the client as "Unexpected error." and the log in full.</remarks>
public sealed class GraphQLException : Exception
{
    /// <summary>Makes an error for the client.</summary>
    /// <param name="message">What is wrong and how to mend it. No names of people, no internals.</param>
    /// <param name="code">What <c>extensions.code</c> says.</param>
    /// <param name="extensions">
    /// Further members of <c>extensions</c>: strings, numbers, booleans, lists, dictionaries.
    /// </param>
    public GraphQLException(
        string message,
        string code = ErrorCodes.BadUserInput,
        IReadOnlyDictionary<string, object?>? extensions = null)
        : base(message)
    {
        Code = code;
        Extensions = extensions;
    }

    /// <summary>Makes an exception of an error that is known as a value.</summary>
    public GraphQLException(GraphQLError error)
        : this(error.Message, error.Code ?? ErrorCodes.BadUserInput, error.Extensions) => Error = error;

    /// <summary>What <c>extensions.code</c> says.</summary>
    public string Code { get; }

    /// <summary>Further members of <c>extensions</c>.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; }

    /// <summary>The error it was made of, whose locations hold; null when it was made of a message.</summary>
    internal GraphQLError? Error { get; }
}
