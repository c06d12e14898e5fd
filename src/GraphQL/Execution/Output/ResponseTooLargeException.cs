namespace NetworkLens.GraphQL.Execution.Output;

/// <summary>Ends the execution of a request whose answer outgrew its limit.</summary>
/// <param name="maxBytes">The limit.</param>
internal sealed class ResponseTooLargeException(int maxBytes)
    : Exception($"The response is larger than {maxBytes} bytes; ask for fewer items at once.");
