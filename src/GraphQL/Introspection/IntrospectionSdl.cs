namespace NetworkLens.GraphQL.Introspection;

/// <summary>The types that describe a schema (section 4.2 of the specification), as SDL.</summary>
internal static class IntrospectionSdl
{
    /// <summary>The name of the type whose fields become meta fields; it is no part of the schema itself.</summary>
    public const string MetaFieldsType = "__MetaFields";

    public const string Text = """"
        type __MetaFields {
          """The name of the object type at this place."""
          __typename: String!
          """Describes the schema."""
          __schema: __Schema!
          """Describes one type, or is null when there is none of that name."""
          __type(name: String!): __Type
        }

        """What the server offers: its types, its directives and where each kind of operation starts."""
        type __Schema {
          description: String
          """Every type that the server knows."""
          types: [__Type!]!
          """Where queries start."""
          queryType: __Type!
          """Where mutations start, null when there are none."""
          mutationType: __Type
          """Where subscriptions start, null when there are none."""
          subscriptionType: __Type
          """Every directive that the server knows."""
          directives: [__Directive!]!
        }

        """A type, named or wrapping another one. `kind` says which of the other fields are not null."""
        type __Type {
          kind: __TypeKind!
          name: String
          description: String
          """Where the format of a scalar is specified."""
          specifiedByURL: String
          """Of objects and interfaces."""
          fields(includeDeprecated: Boolean! = false): [__Field!]
          """What an object or interface implements."""
          interfaces: [__Type!]
          """The object types that an interface or union stands for."""
          possibleTypes: [__Type!]
          """Of enums."""
          enumValues(includeDeprecated: Boolean! = false): [__EnumValue!]
          """Of input objects."""
          inputFields(includeDeprecated: Boolean! = false): [__InputValue!]
          """What a list or non-null type wraps."""
          ofType: __Type
          """Whether an input object takes exactly one of its fields."""
          isOneOf: Boolean
        }

        """What a type is."""
        enum __TypeKind {
          """A leaf value."""
          SCALAR
          """Has `fields` and `interfaces`."""
          OBJECT
          """Has `fields`, `interfaces` and `possibleTypes`."""
          INTERFACE
          """Has `possibleTypes`."""
          UNION
          """Has `enumValues`."""
          ENUM
          """Has `inputFields`."""
          INPUT_OBJECT
          """A list of `ofType`."""
          LIST
          """`ofType` without null."""
          NON_NULL
        }

        """A field of an object or interface."""
        type __Field {
          name: String!
          description: String
          args(includeDeprecated: Boolean! = false): [__InputValue!]!
          type: __Type!
          isDeprecated: Boolean!
          deprecationReason: String
        }

        """An argument, or a field of an input object."""
        type __InputValue {
          name: String!
          description: String
          type: __Type!
          """The default in GraphQL's own notation, null when there is none."""
          defaultValue: String
          isDeprecated: Boolean!
          deprecationReason: String
        }

        """One value of an enum."""
        type __EnumValue {
          name: String!
          description: String
          isDeprecated: Boolean!
          deprecationReason: String
        }

        """A directive, which changes what a document or a schema means."""
        type __Directive {
          name: String!
          description: String
          """Whether it may stand more than once at one place."""
          isRepeatable: Boolean!
          """Where it may stand."""
          locations: [__DirectiveLocation!]!
          args(includeDeprecated: Boolean! = false): [__InputValue!]!
        }

        """A place where a directive may stand."""
        enum __DirectiveLocation {
          """On a query."""
          QUERY
          """On a mutation."""
          MUTATION
          """On a subscription."""
          SUBSCRIPTION
          """On a selected field."""
          FIELD
          """On a fragment's definition."""
          FRAGMENT_DEFINITION
          """On a fragment spread."""
          FRAGMENT_SPREAD
          """On an inline fragment."""
          INLINE_FRAGMENT
          """On a variable's definition."""
          VARIABLE_DEFINITION
          """On the schema."""
          SCHEMA
          """On a scalar."""
          SCALAR
          """On an object type."""
          OBJECT
          """On a field's definition."""
          FIELD_DEFINITION
          """On an argument's definition."""
          ARGUMENT_DEFINITION
          """On an interface."""
          INTERFACE
          """On a union."""
          UNION
          """On an enum."""
          ENUM
          """On an enum's value."""
          ENUM_VALUE
          """On an input object."""
          INPUT_OBJECT
          """On a field of an input object."""
          INPUT_FIELD_DEFINITION
        }
        """";
}
