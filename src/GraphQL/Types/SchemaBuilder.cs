namespace NetworkLens.GraphQL.Types;

/// <summary>Makes a schema of its SDL files.</summary>
public static partial class SchemaBuilder;
