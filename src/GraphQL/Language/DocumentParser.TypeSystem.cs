using System.Collections.Immutable;

namespace NetworkLens.GraphQL.Language;

// The type system definition language: section 3.
internal sealed partial class DocumentParser
{
    // Null when the word begins no definition of the type system.
    private TypeSystemDefinitionSyntax? TypeSystemDefinition(ReadOnlySpan<char> word)
    {
        if (word is not ("schema" or "scalar" or "type" or "interface" or "union" or "enum" or "input" or "directive"))
        {
            return null;
        }

        var start = lexer.Start;
        var description = Description();
        return word is "directive"
            ? DirectiveDefinition(start, description)
            : SchemaOrType(start, description, isExtension: false);
    }

    private TypeSystemDefinitionSyntax? Extension()
    {
        var start = lexer.Start;
        ExpectKeyword("extend");
        var word = Peek(TokenKind.Name) ? lexer.Slice : [];
        if (word is "schema" or "scalar" or "type" or "interface" or "union" or "enum" or "input")
        {
            return SchemaOrType(start, description: null, isExtension: true);
        }

        Unexpected();
        return null;
    }

    private TypeSystemDefinitionSyntax SchemaOrType(int start, StringValueSyntax? description, bool isExtension)
    {
        var word = lexer.Slice;
        Advance();
        return word switch
        {
            "schema" => SchemaDefinition(start, description, isExtension),
            "scalar" => ScalarType(start, description, isExtension),
            "type" => FieldsType(start, description, isExtension, isObject: true),
            "interface" => FieldsType(start, description, isExtension, isObject: false),
            "union" => UnionType(start, description, isExtension),
            "enum" => EnumType(start, description, isExtension),
            _ => InputObjectType(start, description, isExtension),
        };
    }

    private SchemaDefinitionSyntax SchemaDefinition(int start, StringValueSyntax? description, bool isExtension)
    {
        var directives = Directives(isConstant: true);
        var operations = isExtension
            ? OptionalMany(TokenKind.BraceLeft, static p => p.OperationTypeDefinition(), TokenKind.BraceRight)
            : Many(TokenKind.BraceLeft, static p => p.OperationTypeDefinition(), TokenKind.BraceRight);
        RefuseEmptyExtension(isExtension && directives.IsEmpty && operations.IsEmpty);
        return new SchemaDefinitionSyntax(SpanFrom(start), description, isExtension, directives, operations);
    }

    private OperationTypeDefinitionSyntax OperationTypeDefinition()
    {
        var start = lexer.Start;
        var operation = OperationKind();
        Expect(TokenKind.Colon);
        var type = NamedType();
        return new OperationTypeDefinitionSyntax(SpanFrom(start), operation, type);
    }

    private ScalarTypeDefinitionSyntax ScalarType(int start, StringValueSyntax? description, bool isExtension)
    {
        var name = Name();
        var directives = Directives(isConstant: true);
        RefuseEmptyExtension(isExtension && directives.IsEmpty);
        return new ScalarTypeDefinitionSyntax(SpanFrom(start), description, isExtension, name, directives);
    }

    private FieldsTypeDefinitionSyntax FieldsType(
        int start,
        StringValueSyntax? description,
        bool isExtension,
        bool isObject)
    {
        var name = Name();
        var interfaces = SkipKeyword("implements")
            ? Separated(TokenKind.Ampersand, static p => p.NamedType())
            : [];
        var directives = Directives(isConstant: true);
        var fields = OptionalMany(TokenKind.BraceLeft, static p => p.FieldDefinition(), TokenKind.BraceRight);
        RefuseEmptyExtension(isExtension && interfaces.IsEmpty && directives.IsEmpty && fields.IsEmpty);
        var span = SpanFrom(start);
        return isObject
            ? new ObjectTypeDefinitionSyntax(span, description, isExtension, name, interfaces, directives, fields)
            : new InterfaceTypeDefinitionSyntax(span, description, isExtension, name, interfaces, directives, fields);
    }

    private UnionTypeDefinitionSyntax UnionType(int start, StringValueSyntax? description, bool isExtension)
    {
        var name = Name();
        var directives = Directives(isConstant: true);
        var members = Skip(TokenKind.EqualSign) ? Separated(TokenKind.Pipe, static p => p.NamedType()) : [];
        RefuseEmptyExtension(isExtension && directives.IsEmpty && members.IsEmpty);
        return new UnionTypeDefinitionSyntax(SpanFrom(start), description, isExtension, name, directives, members);
    }

    private EnumTypeDefinitionSyntax EnumType(int start, StringValueSyntax? description, bool isExtension)
    {
        var name = Name();
        var directives = Directives(isConstant: true);
        var values = OptionalMany(TokenKind.BraceLeft, static p => p.EnumValueDefinition(), TokenKind.BraceRight);
        RefuseEmptyExtension(isExtension && directives.IsEmpty && values.IsEmpty);
        return new EnumTypeDefinitionSyntax(SpanFrom(start), description, isExtension, name, directives, values);
    }

    private InputObjectTypeDefinitionSyntax InputObjectType(
        int start,
        StringValueSyntax? description,
        bool isExtension)
    {
        var name = Name();
        var directives = Directives(isConstant: true);
        var fields = OptionalMany(TokenKind.BraceLeft, static p => p.InputValueDefinition(), TokenKind.BraceRight);
        RefuseEmptyExtension(isExtension && directives.IsEmpty && fields.IsEmpty);
        return new InputObjectTypeDefinitionSyntax(SpanFrom(start), description, isExtension, name, directives, fields);
    }

    private FieldDefinitionSyntax FieldDefinition()
    {
        var start = lexer.Start;
        var description = Description();
        var name = Name();
        var arguments = ArgumentDefinitions();
        Expect(TokenKind.Colon);
        var type = Type();
        var directives = Directives(isConstant: true);
        return new FieldDefinitionSyntax(SpanFrom(start), description, name, arguments, type, directives);
    }

    private ImmutableArray<InputValueDefinitionSyntax> ArgumentDefinitions() =>
        OptionalMany(TokenKind.ParenLeft, static p => p.InputValueDefinition(), TokenKind.ParenRight);

    private InputValueDefinitionSyntax InputValueDefinition()
    {
        var start = lexer.Start;
        var description = Description();
        var name = Name();
        Expect(TokenKind.Colon);
        var type = Type();
        var defaultValue = Skip(TokenKind.EqualSign) ? Value(isConstant: true) : null;
        var directives = Directives(isConstant: true);
        return new InputValueDefinitionSyntax(SpanFrom(start), description, name, type, defaultValue, directives);
    }

    private EnumValueDefinitionSyntax EnumValueDefinition()
    {
        var start = lexer.Start;
        var description = Description();
        if (PeekKeyword("true") || PeekKeyword("false") || PeekKeyword("null"))
        {
            Fail(lexer.Start, $"{lexer.Describe()} is reserved and cannot be used for an enum value.");
        }

        var name = Name();
        var directives = Directives(isConstant: true);
        return new EnumValueDefinitionSyntax(SpanFrom(start), description, name, directives);
    }

    private DirectiveDefinitionSyntax DirectiveDefinition(int start, StringValueSyntax? description)
    {
        ExpectKeyword("directive");
        Expect(TokenKind.At);
        var name = Name();
        var arguments = ArgumentDefinitions();
        var isRepeatable = SkipKeyword("repeatable");
        ExpectKeyword("on");
        var locations = Separated(TokenKind.Pipe, static p => p.LocationName());
        return new DirectiveDefinitionSyntax(
            SpanFrom(start), description, name, arguments, isRepeatable, locations);
    }

    private NameSyntax LocationName()
    {
        var start = lexer.Start;
        var name = Name();
        if (!Failed && !Types.DirectiveLocations.TryParse(name.Value, out _))
        {
            Fail(start, $"Unexpected Name \"{name.Value}\".");
        }

        return name;
    }

    private void RefuseEmptyExtension(bool isEmpty)
    {
        if (isEmpty)
        {
            Unexpected();
        }
    }
}
