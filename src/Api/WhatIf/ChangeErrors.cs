using System.Text.Json;
using NetworkLens.Graph.WhatIf;
using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.WhatIf;

/// <summary>Tells which change cannot be made: its place and the fault for programs, both and the mend for people.</summary>
internal static class ChangeErrors
{
    /// <summary>An error at a place.</summary>
    /// <param name="place">As <c>changes[3].move.person</c>.</param>
    /// <param name="fault">What is wrong, as a code.</param>
    /// <param name="problem">The same as a sentence.</param>
    /// <param name="mend">What to do, as a sentence.</param>
    /// <param name="code">Code of the error as a whole.</param>
    public static GraphQLException Of(
        string place, string fault, string problem, string mend, string code = ErrorCodes.BadUserInput) => new(
        $"{place}: {problem} {mend}",
        code,
        new Dictionary<string, object?>(StringComparer.Ordinal) { ["place"] = place, ["fault"] = fault });

    /// <summary>The error of a change that the engine refused.</summary>
    /// <param name="argument">Name of the list.</param>
    /// <param name="changes">The list.</param>
    /// <param name="fault">Why it was refused.</param>
    public static GraphQLException Of(string argument, IReadOnlyList<Change> changes, ChangeFault fault)
    {
        var place = $"{argument}[{fault.At}].{Camel(changes[fault.At].GetType().Name)}";
        return Of(
            fault.Field.Length == 0 ? place : $"{place}.{Camel(fault.Field)}",
            JsonNamingPolicy.SnakeCaseUpper.ConvertName(fault.Code.ToString()),
            fault.Problem,
            fault.Mend);
    }

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
