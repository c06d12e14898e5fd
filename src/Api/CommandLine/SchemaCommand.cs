using System.CommandLine;

namespace NetworkLens.Api.CommandLine;

/// <summary><c>schema print</c>, <c>schema diff</c>, <c>schema docs</c>: the contract, without a database and without a server.</summary>
internal static class SchemaCommand
{
    public static Command Create() => new("schema", "Print the GraphQL schema, compare two, or write its reference.")
    {
        SchemaPrintCommand.Create(),
        SchemaDiffCommand.Create(),
        SchemaDocsCommand.Create(),
    };
}
