using System.Collections.Immutable;
using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Types;

/// <summary>
/// Writes a schema as SDL that builds the same schema again: one file, extensions merged, order as declared.
/// </summary>
public static class SchemaPrinter
{
    private static readonly SourceSpan Nowhere = new(new Source(""), 0, 0);

    /// <summary>
    /// Writes a whole schema: the schema itself if it says anything, directives, then types; what every schema has is left out. Time
    /// O(size).
    /// </summary>
    public static string Print(Schema schema)
    {
        var definitions = ImmutableArray.CreateBuilder<DefinitionSyntax>();
        if (SchemaSyntax(schema) is { } root)
        {
            definitions.Add(root);
        }

        definitions.AddRange(schema.Directives
            .Where(directive => !directive.IsBuiltIn).Select(directive => directive.Syntax!));
        definitions.AddRange(schema.Types.Where(type => !type.IsBuiltIn).Select(Merge));
        return Printer.Print(new DocumentSyntax(Nowhere, definitions.ToImmutable(), tokenCount: 0));
    }

    /// <summary>Writes one type as SDL, its extensions merged into it.</summary>
    /// <param name="type">A type of a schema's own files, not a built-in one.</param>
    public static string Print(NamedType type) => Printer.Print(Merge(type));

    // Root types with the usual names need no words.
    private static SchemaDefinitionSyntax? SchemaSyntax(Schema schema)
    {
        var isUsual = schema.QueryType?.Name is null or "Query"
            && IsUsual(schema, schema.MutationType, "Mutation")
            && IsUsual(schema, schema.SubscriptionType, "Subscription");
        if (isUsual && schema.Description is null && schema.AppliedDirectives.IsEmpty)
        {
            return null;
        }

        var roots = Enum.GetValues<OperationType>()
            .Where(operation => schema.RootType(operation) is not null)
            .Select(operation => new OperationTypeDefinitionSyntax(
                Nowhere,
                operation,
                new NamedTypeSyntax(Nowhere, new NameSyntax(schema.RootType(operation)!.Name, 0))));
        return new SchemaDefinitionSyntax(
            Nowhere,
            schema.Syntax.FirstOrDefault(part => part.Description is not null)?.Description,
            isExtension: false,
            [.. schema.AppliedDirectives.Select(directive => directive.Syntax)],
            [.. roots]);
    }

    // A type that is called like a root but is none must not become one when read again.
    private static bool IsUsual(Schema schema, ObjectType? root, string name) =>
        root is null ? schema.FindType(name) is not ObjectType : root.Name == name;

    private static TypeDefinitionSyntax Merge(NamedType type)
    {
        var first = type.Syntax[0];
        if (type.Syntax.Length == 1)
        {
            return first;
        }

        var directives = Gather(type, part => part.Directives);
        return first switch
        {
            ScalarTypeDefinitionSyntax => new ScalarTypeDefinitionSyntax(
                Nowhere, first.Description, isExtension: false, first.Name, directives),
            ObjectTypeDefinitionSyntax => new ObjectTypeDefinitionSyntax(
                Nowhere, first.Description, isExtension: false, first.Name, Interfaces(type), directives, Fields(type)),
            InterfaceTypeDefinitionSyntax => new InterfaceTypeDefinitionSyntax(
                Nowhere, first.Description, isExtension: false, first.Name, Interfaces(type), directives, Fields(type)),
            UnionTypeDefinitionSyntax => new UnionTypeDefinitionSyntax(
                Nowhere, first.Description, isExtension: false, first.Name, directives,
                Gather(type, part => ((UnionTypeDefinitionSyntax)part).Members)),
            EnumTypeDefinitionSyntax => new EnumTypeDefinitionSyntax(
                Nowhere, first.Description, isExtension: false, first.Name, directives,
                Gather(type, part => ((EnumTypeDefinitionSyntax)part).Values)),
            _ => new InputObjectTypeDefinitionSyntax(
                Nowhere, first.Description, isExtension: false, first.Name, directives,
                Gather(type, part => ((InputObjectTypeDefinitionSyntax)part).Fields)),
        };
    }

    private static ImmutableArray<NamedTypeSyntax> Interfaces(NamedType type) =>
        Gather(type, part => ((FieldsTypeDefinitionSyntax)part).Interfaces);

    private static ImmutableArray<FieldDefinitionSyntax> Fields(NamedType type) =>
        Gather(type, part => ((FieldsTypeDefinitionSyntax)part).Fields);

    private static ImmutableArray<T> Gather<T>(NamedType type, Func<TypeDefinitionSyntax, ImmutableArray<T>> of) =>
        [.. type.Syntax.SelectMany(part => of(part))];
}
