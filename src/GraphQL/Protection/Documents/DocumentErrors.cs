using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.GraphQL.Protection.Documents;

/// <summary>Errors about stored documents. All their wording is here; where Apollo's clients read the message, it is theirs.</summary>
internal static class DocumentErrors
{
    public static GraphQLError NotFound() =>
        Of("No document is stored under this id.", ProtectionErrorCodes.DocumentNotFound);

    public static GraphQLError NotTrusted() => Of(
        "Only documents of this server's manifest are answered; ask for one by its id.", ProtectionErrorCodes.DocumentNotTrusted);

    public static GraphQLError PersistedNotFound() => Of("PersistedQueryNotFound", ProtectionErrorCodes.PersistedQueryNotFound);

    public static GraphQLError PersistedNotSupported() =>
        Of("PersistedQueryNotSupported", ProtectionErrorCodes.PersistedQueryNotSupported);

    public static GraphQLError HashMismatch() =>
        Of("provided sha does not match query", ProtectionErrorCodes.HashMismatch);

    public static GraphQLError BadExtension() => Of(
        "extensions.persistedQuery must be { \"version\": 1, \"sha256Hash\": \"64 hexadecimal digits\" }.",
        ExecutionErrorCodes.BadRequest);

    private static GraphQLError Of(string message, string code) => new() { Message = message, Code = code };
}
