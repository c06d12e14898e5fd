using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Introspection;

/// <summary>
/// Resolves the fields of the introspection types: each is a walk over the schema that is already in memory.
/// </summary>
/// <remarks>
/// Parents are the schema's own objects: <see cref="Schema"/>, <see cref="SchemaType"/>, <see cref="FieldDefinition"/>,
/// <see cref="InputValueDefinition"/>, <see cref="EnumValueDefinition"/> and <see cref="DirectiveDefinition"/>.
/// </remarks>
internal static class IntrospectionResolvers
{
    /// <summary>Fills <see cref="FieldDefinition.SyncResolver"/> of every introspection field of a schema.</summary>
    public static void Attach(Schema schema)
    {
        schema.MetaFields.Find("__schema")!.SyncResolver = (_, _) => schema;
        schema.MetaFields.Find("__type")!.SyncResolver = (_, arguments) => schema.FindType((string)arguments["name"]!);
        Bind<Schema>(schema, "__Schema", SchemaField);
        Bind<SchemaType>(schema, "__Type", name => TypeField(schema, name));
        Bind<FieldDefinition>(schema, "__Field", FieldField);
        Bind<InputValueDefinition>(schema, "__InputValue", InputValueField);
        Bind<EnumValueDefinition>(schema, "__EnumValue", EnumValueField);
        Bind<DirectiveDefinition>(schema, "__Directive", DirectiveField);
    }

    private delegate object? Get<in T>(T parent, bool includeDeprecated);

    private static void Bind<T>(Schema schema, string typeName, Func<string, Get<T>> resolverOf)
    {
        foreach (var field in ((ObjectType)schema.FindType(typeName)!).Fields)
        {
            var get = resolverOf(field.Name);
            field.SyncResolver = (parent, arguments) =>
                get((T)parent!, arguments.GetValueOrDefault("includeDeprecated") is true);
        }
    }

    private static Get<Schema> SchemaField(string name) => name switch
    {
        "description" => (schema, _) => schema.Description,
        "types" => (schema, _) => schema.Types,
        "queryType" => (schema, _) => schema.QueryType,
        "mutationType" => (schema, _) => schema.MutationType,
        "subscriptionType" => (schema, _) => schema.SubscriptionType,
        "directives" => (schema, _) => schema.Directives,
        _ => throw Unknown(name),
    };

    private static Get<SchemaType> TypeField(Schema schema, string name) => name switch
    {
        "kind" => (type, _) => KindOf(type),
        "name" => (type, _) => (type as NamedType)?.Name,
        "description" => (type, _) => (type as NamedType)?.Description,
        "specifiedByURL" => (type, _) => (type as ScalarType)?.SpecifiedByUrl,
        "fields" => (type, all) => type is FieldsType { Fields: var fields }
            ? fields.Where(field => all || field.DeprecationReason is null).ToList()
            : null,
        "interfaces" => (type, _) => type is FieldsType fields ? fields.Interfaces : null,
        "possibleTypes" => (type, _) => type.IsAbstract ? schema.PossibleTypes((NamedType)type) : null,
        "enumValues" => (type, all) => type is EnumType { Values: var values }
            ? values.Where(value => all || value.DeprecationReason is null).ToList()
            : null,
        "inputFields" => (type, all) => type is InputObjectType { Fields: var fields } ? Visible(fields, all) : null,
        "ofType" => (type, _) => type is ListType list ? list.OfType : (type as NonNullType)?.OfType,
        "isOneOf" => (type, _) => (type as InputObjectType)?.IsOneOf,
        _ => throw Unknown(name),
    };

    private static Get<FieldDefinition> FieldField(string name) => name switch
    {
        "name" => (field, _) => field.Name,
        "description" => (field, _) => field.Description,
        "args" => (field, all) => Visible(field.Arguments, all),
        "type" => (field, _) => field.Type,
        "isDeprecated" => (field, _) => field.DeprecationReason is not null,
        "deprecationReason" => (field, _) => field.DeprecationReason,
        _ => throw Unknown(name),
    };

    private static Get<InputValueDefinition> InputValueField(string name) => name switch
    {
        "name" => (input, _) => input.Name,
        "description" => (input, _) => input.Description,
        "type" => (input, _) => input.Type,
        "defaultValue" => (input, _) => input.DefaultLiteral is { } literal ? Printer.Print(literal) : null,
        "isDeprecated" => (input, _) => input.DeprecationReason is not null,
        "deprecationReason" => (input, _) => input.DeprecationReason,
        _ => throw Unknown(name),
    };

    private static Get<EnumValueDefinition> EnumValueField(string name) => name switch
    {
        "name" => (value, _) => value.Name,
        "description" => (value, _) => value.Description,
        "isDeprecated" => (value, _) => value.DeprecationReason is not null,
        "deprecationReason" => (value, _) => value.DeprecationReason,
        _ => throw Unknown(name),
    };

    private static Get<DirectiveDefinition> DirectiveField(string name) => name switch
    {
        "name" => (directive, _) => directive.Name,
        "description" => (directive, _) => directive.Description,
        "isRepeatable" => (directive, _) => directive.IsRepeatable,
        "locations" => (directive, _) => directive.Locations.Select(DirectiveLocations.NameOf).ToList(),
        "args" => (directive, all) => Visible(directive.Arguments, all),
        _ => throw Unknown(name),
    };

    private static List<InputValueDefinition> Visible(DefinitionList<InputValueDefinition> inputs, bool all) =>
        inputs.Where(input => all || input.DeprecationReason is null).ToList();

    private static string KindOf(SchemaType type) => type switch
    {
        ScalarType => "SCALAR",
        ObjectType => "OBJECT",
        InterfaceType => "INTERFACE",
        UnionType => "UNION",
        EnumType => "ENUM",
        InputObjectType => "INPUT_OBJECT",
        ListType => "LIST",
        _ => "NON_NULL",
    };

    private static InvalidOperationException Unknown(string name) =>
        new($"No resolver for the introspection field \"{name}\".");
}
