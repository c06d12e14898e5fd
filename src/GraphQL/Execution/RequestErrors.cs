using System.Globalization;
using NetworkLens.GraphQL.Errors;

namespace NetworkLens.GraphQL.Execution;

/// <summary>The errors of a request as a whole, as opposed to those of a field. All their wording is here.</summary>
internal static class RequestErrors
{
    public static GraphQLError OperationNameNeeded(int operationCount) => Of(
        operationCount == 0
            ? "The document must contain an operation."
            : "Must provide operation name if query contains multiple operations.",
        ExecutionErrorCodes.OperationNotFound);

    public static GraphQLError UnknownOperation(string name) =>
        Of($"Unknown operation named \"{name}\".", ExecutionErrorCodes.OperationNotFound);

    public static GraphQLError NullCondition(string variable) => Of(
        $"Argument \"if\" of non-null type \"Boolean!\" must not be null, but variable \"${variable}\" is.",
        ErrorCodes.BadUserInput);

    public static GraphQLError NotAllowed(string operation) => Of(
        $"A {operation} cannot be sent this way; use POST.", ExecutionErrorCodes.OperationNotAllowed);

    public static GraphQLError SubscriptionNeedsStream() => Of(
        "A subscription needs a transport that streams; this one answers once.",
        ExecutionErrorCodes.OperationNotAllowed);

    public static GraphQLError NoEvents() => Of(
        "A subscription selects one field that has events.", ErrorCodes.ValidationFailed);

    public static GraphQLError IntrospectionOff() => Of(
        "Introspection is switched off here; ask for the schema's SDL instead.", ErrorCodes.ValidationFailed);

    public static GraphQLError DocumentTooLarge(int maxBytes) => Of(
        Invariant($"The document is larger than {maxBytes:N0} bytes."), ExecutionErrorCodes.RequestTooLarge);

    public static GraphQLError TooDeep(int most, SourceLocation at) => new()
    {
        Message = Invariant($"Fields nest more than {most} deep, fragments followed; ask for fewer levels at once."),
        Locations = [at],
        Code = ExecutionErrorCodes.RequestTooLarge,
    };

    public static GraphQLError TooManyValues(int most) => Of(
        Invariant($"The variables have more than {most:N0} values, with those in lists and objects; send them in several requests."),
        ExecutionErrorCodes.RequestTooLarge);

    public static GraphQLError ResponseTooLarge(int maxBytes) => Of(
        Invariant($"The response is larger than {maxBytes:N0} bytes; ask for fewer items at once."),
        ExecutionErrorCodes.ResponseTooLarge);

    public static GraphQLError TooManyErrors() => Of(
        "It failed, and the response lists as many errors as it may.", ExecutionErrorCodes.ResponseTooLarge);

    public static GraphQLError TimedOut(int timeoutMs) => Of(
        Invariant($"The request took longer than {timeoutMs:N0} ms."), ExecutionErrorCodes.Timeout);

    public static GraphQLError Unexpected(string id) => new()
    {
        Message = "Unexpected error.",
        Code = ExecutionErrorCodes.Internal,
        Extensions = new Dictionary<string, object?> { ["id"] = id },
    };

    public static GraphQLError TooManyOperations(int most) => Of(
        Invariant($"{most:N0} operations are running on this connection; wait for one, or complete it."),
        ExecutionErrorCodes.TooManyOperations);

    public static GraphQLError TooManyOperationsOfCaller(int most) => Of(
        Invariant($"{most:N0} operations from here are running on all connections together; wait for one, or complete it."),
        ExecutionErrorCodes.TooManyOperations);

    public static GraphQLError BadRequest(string message) => Of(message, ExecutionErrorCodes.BadRequest);

    private static GraphQLError Of(string message, string code) => new() { Message = message, Code = code };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
