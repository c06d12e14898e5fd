using System.Text.Json.Nodes;
using NetworkLens.GraphQL.Execution.Planning;

namespace NetworkLens.GraphQL.Execution;

/// <summary>An operation that is about to run, as its steps see it.</summary>
/// <param name="operation">What runs.</param>
/// <param name="variables">Coerced variables by name.</param>
/// <param name="request">What the client asked.</param>
public sealed class OperationStart(
    PreparedOperation operation,
    IReadOnlyDictionary<string, object?> variables,
    GraphQLRequest request)
{
    /// <summary>What runs.</summary>
    public PreparedOperation Operation => operation;

    /// <summary>Coerced variables by name; one that was left out without default is absent.</summary>
    public IReadOnlyDictionary<string, object?> Variables => variables;

    /// <summary>What the client asked.</summary>
    public GraphQLRequest Request => request;

    /// <summary>What goes into "extensions" of the response; null when nothing does.</summary>
    internal JsonObject? Extensions { get; private set; }

    /// <summary>
    /// Adds a member to "extensions" of the response, be it data or a refusal; the last one of a key stays. Of a
    /// subscription each answer has it.
    /// </summary>
    /// <param name="key">The member's name.</param>
    /// <param name="value">Any JSON; it must not belong to another document, nor change afterwards.</param>
    public void Extend(string key, JsonNode? value) => (Extensions ??= [])[key] = value;

    /// <summary>Whether a step has ended it.</summary>
    internal bool IsEnded { get; private set; }

    /// <summary>
    /// Lets nothing run, without an error: the answer has <c>data: null</c>, and what was added to "extensions". Steps that follow still
    /// look at the operation.
    /// </summary>
    public void EndHere() => IsEnded = true;
}
