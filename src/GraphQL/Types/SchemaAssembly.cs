using System.Collections.Immutable;
using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Introspection;
using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Types;

/// <summary>
/// Puts a schema together: collects definitions, makes empty types, then fills them, so that order is free.
/// </summary>
internal sealed partial class SchemaAssembly
{
    private readonly Dictionary<string, TypeParts> types = [];
    private readonly List<TypeParts> typesInOrder = [];
    private readonly List<TypeDefinitionSyntax> typeExtensions = [];
    private readonly Dictionary<string, DirectiveDefinition> directives = [];
    private readonly List<DirectiveDefinition> directivesInOrder = [];
    private readonly List<SchemaDefinitionSyntax> schemaParts = [];
    private readonly HashSet<string> referenced = [];
    private readonly List<Action> afterwards = [];

    /// <summary>What is wrong so far.</summary>
    public SchemaProblems Problems { get; } = new();

    /// <summary>Takes in the definitions of one file.</summary>
    public void Collect(DocumentSyntax document, bool isBuiltIn)
    {
        foreach (var definition in document.Definitions)
        {
            switch (definition)
            {
                case SchemaDefinitionSyntax schema:
                    CollectSchema(schema);
                    break;
                case TypeDefinitionSyntax { IsExtension: true } extension:
                    typeExtensions.Add(extension);
                    break;
                case TypeDefinitionSyntax type:
                    CollectType(type, isBuiltIn);
                    break;
                case DirectiveDefinitionSyntax directive:
                    CollectDirective(directive, isBuiltIn);
                    break;
                default:
                    Problems.Add(definition, "A schema file holds definitions of the type system, not operations.");
                    break;
            }
        }
    }

    /// <summary>Makes the schema of all that was collected. It is of use only if no problems were found.</summary>
    public Schema Assemble()
    {
        foreach (var extension in typeExtensions)
        {
            MatchExtension(extension);
        }

        foreach (var directive in directivesInOrder)
        {
            FillDirective(directive);
        }

        foreach (var parts in typesInOrder)
        {
            Fill(parts);
        }

        FlattenRoots(out var roots);
        var metaFields = (ObjectType)types[IntrospectionSdl.MetaFieldsType].Type;
        var kept = typesInOrder.Where(IsPartOfSchema).OrderBy(parts => parts.IsBuiltIn).Select(parts => parts.Type);
        var definition = schemaParts.Find(part => !part.IsExtension);
        return new Schema(
            kept,
            directivesInOrder.OrderBy(directive => directive.IsBuiltIn),
            roots[OperationType.Query],
            roots[OperationType.Mutation],
            roots[OperationType.Subscription])
        {
            Description = definition?.Description?.Value,
            MetaFields = metaFields.Fields,
            Syntax = [.. schemaParts.OrderBy(part => part.IsExtension)],
            AppliedDirectives = Apply(schemaParts, DirectiveLocation.Schema),
        };
    }

    /// <summary>
    /// Checks the arguments of applied directives, which needs all types to be filled, and reads deprecations.
    /// </summary>
    public void CheckAppliedDirectives()
    {
        foreach (var check in afterwards)
        {
            check();
        }
    }

    // Section 3.5: a scalar of the specification that nothing refers to is not in the schema.
    private bool IsPartOfSchema(TypeParts parts) =>
        parts.Type.Name != IntrospectionSdl.MetaFieldsType
        && (!parts.IsBuiltIn || parts.Type is not ScalarType || referenced.Contains(parts.Type.Name));

    private void CollectSchema(SchemaDefinitionSyntax schema)
    {
        if (!schema.IsExtension && schemaParts.Exists(part => !part.IsExtension))
        {
            Problems.Add(schema, "Must provide only one schema definition.");
        }

        schemaParts.Add(schema);
    }

    private void CollectType(TypeDefinitionSyntax syntax, bool isBuiltIn)
    {
        var name = syntax.Name.Value;
        if (types.TryGetValue(name, out var known))
        {
            // A file may repeat what every schema has; its own words are not taken.
            if (!known.IsBuiltIn || syntax is not ScalarTypeDefinitionSyntax)
            {
                Problems.Add(syntax, syntax.Name, $"There can be only one type named \"{name}\".");
            }

            return;
        }

        NamedType type = syntax switch
        {
            ScalarTypeDefinitionSyntax => new ScalarType(name),
            ObjectTypeDefinitionSyntax => new ObjectType(name),
            InterfaceTypeDefinitionSyntax => new InterfaceType(name),
            UnionTypeDefinitionSyntax => new UnionType(name),
            EnumTypeDefinitionSyntax => new EnumType(name),
            _ => new InputObjectType(name),
        };
        type.IsBuiltIn = isBuiltIn;
        type.Description = syntax.Description?.Value;
        if (!isBuiltIn)
        {
            RefuseReservedName(syntax, syntax.Name);
        }

        types[name] = new TypeParts(syntax, type, isBuiltIn);
        typesInOrder.Add(types[name]);
    }

    private void CollectDirective(DirectiveDefinitionSyntax syntax, bool isBuiltIn)
    {
        var name = syntax.Name.Value;
        if (directives.TryGetValue(name, out var known))
        {
            if (!known.IsBuiltIn)
            {
                Problems.Add(syntax, syntax.Name, $"There can be only one directive named \"@{name}\".");
            }

            return;
        }

        RefuseReservedName(syntax, syntax.Name);
        var locations = syntax.Locations.Select(location => DirectiveLocations.TryParse(location.Value, out var place)
            ? place
            : throw new InvalidOperationException($"The parser let the directive location \"{location}\" pass."));
        directives[name] = new DirectiveDefinition(name)
        {
            Description = syntax.Description?.Value,
            IsRepeatable = syntax.IsRepeatable,
            IsBuiltIn = isBuiltIn,
            Locations = [.. locations.Distinct()],
            Syntax = syntax,
        };
        directivesInOrder.Add(directives[name]);
    }

    private void MatchExtension(TypeDefinitionSyntax extension)
    {
        var name = extension.Name.Value;
        if (!types.TryGetValue(name, out var parts))
        {
            var near = Suggestions.Near(name,
                types.Values.Where(type => !type.IsBuiltIn).Select(type => type.Type.Name));
            Problems.Add(extension, extension.Name, $"Cannot extend type \"{name}\" because it is not defined."
                + Suggestions.DidYouMean(near));
        }
        else if (parts.Definition.GetType() != extension.GetType())
        {
            Problems.Add(extension, $"Cannot extend non-{KindOf(extension)} type \"{name}\".");
        }
        else
        {
            parts.All.Add(extension);
        }
    }

    private void FlattenRoots(out Dictionary<OperationType, ObjectType?> roots)
    {
        roots = new Dictionary<OperationType, ObjectType?>
        {
            [OperationType.Query] = null,
            [OperationType.Mutation] = null,
            [OperationType.Subscription] = null,
        };
        var named = new HashSet<OperationType>();
        foreach (var root in schemaParts.SelectMany(part => part.OperationTypes))
        {
            var kind = root.Operation.ToString();
            if (!named.Add(root.Operation))
            {
                Problems.Add(root, $"There can be only one {kind.ToLowerInvariant()} type in schema.");
            }
            else if (FindType(root.Type) is not ObjectType type)
            {
                Problems.Add(root.Type, $"{kind} root type must be Object type, it cannot be {root.Type}.");
            }
            else
            {
                roots[root.Operation] = type;
            }
        }

        if (schemaParts.TrueForAll(part => part.IsExtension))
        {
            foreach (var operation in roots.Keys.Where(operation => !named.Contains(operation)).ToList())
            {
                roots[operation] = types.GetValueOrDefault(operation.ToString())?.Type as ObjectType;
            }
        }

        var distinct = roots.Values.OfType<ObjectType>().ToList();
        foreach (var twice in distinct.GroupBy(type => type).Where(group => group.Count() > 1))
        {
            Problems.Add(twice.Key.Syntax[0],
                $"All root types must be different, \"{twice.Key}\" type is used more than once.");
        }

        if (roots[OperationType.Query] is null && !named.Contains(OperationType.Query))
        {
            Problems.Add(schemaParts.FirstOrDefault(), "Query root type must be provided.");
        }
    }

    private void RefuseReservedName(SyntaxElement within, NameSyntax name)
    {
        if (name.Value.StartsWith("__", StringComparison.Ordinal))
        {
            Problems.Add(
                within,
                name,
                $"Name \"{name.Value}\" must not begin with \"__\", which is reserved by GraphQL introspection.");
        }
    }

    private static string KindOf(TypeDefinitionSyntax syntax) => syntax switch
    {
        ScalarTypeDefinitionSyntax => "scalar",
        ObjectTypeDefinitionSyntax => "object",
        InterfaceTypeDefinitionSyntax => "interface",
        UnionTypeDefinitionSyntax => "union",
        EnumTypeDefinitionSyntax => "enum",
        _ => "input object",
    };

    /// <summary>A type and where it is written.</summary>
    private sealed record TypeParts(TypeDefinitionSyntax Definition, NamedType Type, bool IsBuiltIn)
    {
        /// <summary>The definition, then its extensions.</summary>
        public List<TypeDefinitionSyntax> All { get; } = [Definition];
    }
}
