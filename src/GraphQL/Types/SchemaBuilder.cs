using System.Collections.Immutable;
using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Introspection;
using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Types;

/// <summary>What building a schema gave: the schema, or everything that is wrong with its files.</summary>
/// <param name="Schema">Null when there are errors.</param>
/// <param name="Errors">Empty when there is a schema; each has code <see cref="ErrorCodes.SchemaInvalid"/> or
/// <see cref="ErrorCodes.ParseFailed"/>, and names file, line and column.</param>
public sealed record SchemaResult(Schema? Schema, ImmutableArray<GraphQLError> Errors);

/// <summary>Makes a schema of its SDL files (section 3 of the specification).</summary>
public static class SchemaBuilder
{
    private const string BuiltInName = "built-in";

    /// <summary>
    /// Merges the files, extensions included, adds what every schema has, and checks all rules of section 3. Files may refer to each
    /// other in any order; types keep the order in which they are declared. Time linear in the size but for interfaces, where it is
    /// fields times implementations.
    /// </summary>
    /// <param name="files">The SDL, one or more files.</param>
    public static SchemaResult Build(IEnumerable<Source> files)
    {
        var assembly = new SchemaAssembly();
        foreach (var text in new[] { BuiltInScalars.Sdl, BuiltInDirectives.Sdl, IntrospectionSdl.Text })
        {
            var builtIn = Parser.ParseDocument(new Source(text, BuiltInName), ParserOptions.Trusted);
            assembly.Collect(builtIn.Value!, isBuiltIn: true);
        }

        foreach (var file in files)
        {
            var parsed = Parser.ParseDocument(file, ParserOptions.Trusted);
            if (parsed.Error is { } error)
            {
                assembly.Problems.Add(error);
            }
            else
            {
                assembly.Collect(parsed.Value!, isBuiltIn: false);
            }
        }

        return Finish(assembly);
    }

    /// <summary>Builds the schema of one text.</summary>
    /// <param name="sdl">The SDL.</param>
    public static SchemaResult Build(string sdl) => Build([new Source(sdl)]);

    private static SchemaResult Finish(SchemaAssembly assembly)
    {
        // A file that could not be read would make every type in it look unknown: tell of the cause alone.
        if (assembly.Problems.Any)
        {
            return new SchemaResult(null, assembly.Problems.ToImmutable());
        }

        var schema = assembly.Assemble();
        if (!assembly.Problems.Any)
        {
            // First, because coercing a default that leads back to itself would never end.
            InputObjectCycles.Check(schema, assembly.Problems);
        }

        if (!assembly.Problems.Any)
        {
            assembly.CheckAppliedDirectives();
            SchemaValidator.Validate(schema, assembly.Problems);
        }

        if (assembly.Problems.Any)
        {
            return new SchemaResult(null, assembly.Problems.ToImmutable());
        }

        IntrospectionResolvers.Attach(schema);
        return new SchemaResult(schema, []);
    }
}
