namespace NetworkLens.Fuzzing;

/// <summary>A request to try.</summary>
/// <param name="Document">The document, as it is: perhaps with half a surrogate pair.</param>
/// <param name="Variables">A JSON object; null for none.</param>
/// <param name="OperationName">Which operation; null for the only one.</param>
public sealed record GeneratedRequest(string Document, string? Variables = null, string? OperationName = null);
