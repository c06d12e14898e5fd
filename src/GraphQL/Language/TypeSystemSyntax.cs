using System.Collections.Immutable;

namespace NetworkLens.GraphQL.Language;

/// <summary>A definition of the type system, or an extension of one.</summary>
public abstract class TypeSystemDefinitionSyntax(
    SourceSpan span,
    StringValueSyntax? description,
    bool isExtension,
    ImmutableArray<DirectiveSyntax> directives) : DefinitionSyntax(span)
{
    /// <summary>The text above it; extensions have none.</summary>
    public StringValueSyntax? Description { get; } = description;

    /// <summary>Whether it begins with <c>extend</c>.</summary>
    public bool IsExtension { get; } = isExtension;

    /// <summary>Directives applied to it.</summary>
    public ImmutableArray<DirectiveSyntax> Directives { get; } = directives;
}

/// <summary><c>schema { query: Query }</c>.</summary>
public sealed class SchemaDefinitionSyntax(
    SourceSpan span,
    StringValueSyntax? description,
    bool isExtension,
    ImmutableArray<DirectiveSyntax> directives,
    ImmutableArray<OperationTypeDefinitionSyntax> operationTypes)
    : TypeSystemDefinitionSyntax(span, description, isExtension, directives)
{
    /// <summary>Which type each operation starts from.</summary>
    public ImmutableArray<OperationTypeDefinitionSyntax> OperationTypes { get; } = operationTypes;
}

/// <summary><c>query: Query</c>.</summary>
public sealed class OperationTypeDefinitionSyntax(SourceSpan span, OperationType operation, NamedTypeSyntax type)
    : SyntaxElement(span)
{
    /// <summary>The kind of operation.</summary>
    public OperationType Operation { get; } = operation;

    /// <summary>Its root type.</summary>
    public NamedTypeSyntax Type { get; } = type;
}

/// <summary><c>directive @name(arguments) repeatable on A | B</c>.</summary>
public sealed class DirectiveDefinitionSyntax(
    SourceSpan span,
    StringValueSyntax? description,
    NameSyntax name,
    ImmutableArray<InputValueDefinitionSyntax> arguments,
    bool isRepeatable,
    ImmutableArray<NameSyntax> locations) : TypeSystemDefinitionSyntax(span, description, isExtension: false, [])
{
    /// <summary>Its name, without the at sign.</summary>
    public NameSyntax Name { get; } = name;

    /// <summary>Its arguments.</summary>
    public ImmutableArray<InputValueDefinitionSyntax> Arguments { get; } = arguments;

    /// <summary>Whether it may stand more than once at one place.</summary>
    public bool IsRepeatable { get; } = isRepeatable;

    /// <summary>Where it may stand, as the specification names the places.</summary>
    public ImmutableArray<NameSyntax> Locations { get; } = locations;
}

/// <summary>A type, or an extension of one.</summary>
public abstract class TypeDefinitionSyntax(
    SourceSpan span,
    StringValueSyntax? description,
    bool isExtension,
    NameSyntax name,
    ImmutableArray<DirectiveSyntax> directives)
    : TypeSystemDefinitionSyntax(span, description, isExtension, directives)
{
    /// <summary>The type's name.</summary>
    public NameSyntax Name { get; } = name;
}

/// <summary><c>scalar Name</c>.</summary>
public sealed class ScalarTypeDefinitionSyntax(
    SourceSpan span,
    StringValueSyntax? description,
    bool isExtension,
    NameSyntax name,
    ImmutableArray<DirectiveSyntax> directives)
    : TypeDefinitionSyntax(span, description, isExtension, name, directives);

/// <summary>An object type or an interface: what has output fields.</summary>
public abstract class FieldsTypeDefinitionSyntax(
    SourceSpan span,
    StringValueSyntax? description,
    bool isExtension,
    NameSyntax name,
    ImmutableArray<NamedTypeSyntax> interfaces,
    ImmutableArray<DirectiveSyntax> directives,
    ImmutableArray<FieldDefinitionSyntax> fields)
    : TypeDefinitionSyntax(span, description, isExtension, name, directives)
{
    /// <summary>What it implements.</summary>
    public ImmutableArray<NamedTypeSyntax> Interfaces { get; } = interfaces;

    /// <summary>Its fields.</summary>
    public ImmutableArray<FieldDefinitionSyntax> Fields { get; } = fields;
}

/// <summary><c>type Name implements A &amp; B { … }</c>.</summary>
public sealed class ObjectTypeDefinitionSyntax(
    SourceSpan span,
    StringValueSyntax? description,
    bool isExtension,
    NameSyntax name,
    ImmutableArray<NamedTypeSyntax> interfaces,
    ImmutableArray<DirectiveSyntax> directives,
    ImmutableArray<FieldDefinitionSyntax> fields)
    : FieldsTypeDefinitionSyntax(span, description, isExtension, name, interfaces, directives, fields);

/// <summary><c>interface Name { … }</c>.</summary>
public sealed class InterfaceTypeDefinitionSyntax(
    SourceSpan span,
    StringValueSyntax? description,
    bool isExtension,
    NameSyntax name,
    ImmutableArray<NamedTypeSyntax> interfaces,
    ImmutableArray<DirectiveSyntax> directives,
    ImmutableArray<FieldDefinitionSyntax> fields)
    : FieldsTypeDefinitionSyntax(span, description, isExtension, name, interfaces, directives, fields);

/// <summary><c>union Name = A | B</c>.</summary>
public sealed class UnionTypeDefinitionSyntax(
    SourceSpan span,
    StringValueSyntax? description,
    bool isExtension,
    NameSyntax name,
    ImmutableArray<DirectiveSyntax> directives,
    ImmutableArray<NamedTypeSyntax> members)
    : TypeDefinitionSyntax(span, description, isExtension, name, directives)
{
    /// <summary>Its object types.</summary>
    public ImmutableArray<NamedTypeSyntax> Members { get; } = members;
}

/// <summary><c>enum Name { A B }</c>.</summary>
public sealed class EnumTypeDefinitionSyntax(
    SourceSpan span,
    StringValueSyntax? description,
    bool isExtension,
    NameSyntax name,
    ImmutableArray<DirectiveSyntax> directives,
    ImmutableArray<EnumValueDefinitionSyntax> values)
    : TypeDefinitionSyntax(span, description, isExtension, name, directives)
{
    /// <summary>Its values.</summary>
    public ImmutableArray<EnumValueDefinitionSyntax> Values { get; } = values;
}

/// <summary><c>input Name { … }</c>.</summary>
public sealed class InputObjectTypeDefinitionSyntax(
    SourceSpan span,
    StringValueSyntax? description,
    bool isExtension,
    NameSyntax name,
    ImmutableArray<DirectiveSyntax> directives,
    ImmutableArray<InputValueDefinitionSyntax> fields)
    : TypeDefinitionSyntax(span, description, isExtension, name, directives)
{
    /// <summary>Its fields.</summary>
    public ImmutableArray<InputValueDefinitionSyntax> Fields { get; } = fields;
}

/// <summary>A field of an object type or an interface.</summary>
public sealed class FieldDefinitionSyntax(
    SourceSpan span,
    StringValueSyntax? description,
    NameSyntax name,
    ImmutableArray<InputValueDefinitionSyntax> arguments,
    TypeSyntax type,
    ImmutableArray<DirectiveSyntax> directives) : SyntaxElement(span)
{
    /// <summary>The text above it.</summary>
    public StringValueSyntax? Description { get; } = description;

    /// <summary>Its name.</summary>
    public NameSyntax Name { get; } = name;

    /// <summary>Its arguments.</summary>
    public ImmutableArray<InputValueDefinitionSyntax> Arguments { get; } = arguments;

    /// <summary>Its type.</summary>
    public TypeSyntax Type { get; } = type;

    /// <summary>Directives applied to it.</summary>
    public ImmutableArray<DirectiveSyntax> Directives { get; } = directives;
}

/// <summary>An argument's definition, or a field of an input type.</summary>
public sealed class InputValueDefinitionSyntax(
    SourceSpan span,
    StringValueSyntax? description,
    NameSyntax name,
    TypeSyntax type,
    ValueSyntax? defaultValue,
    ImmutableArray<DirectiveSyntax> directives) : SyntaxElement(span)
{
    /// <summary>The text above it.</summary>
    public StringValueSyntax? Description { get; } = description;

    /// <summary>Its name.</summary>
    public NameSyntax Name { get; } = name;

    /// <summary>Its type.</summary>
    public TypeSyntax Type { get; } = type;

    /// <summary>A constant, or null when there is none.</summary>
    public ValueSyntax? DefaultValue { get; } = defaultValue;

    /// <summary>Directives applied to it.</summary>
    public ImmutableArray<DirectiveSyntax> Directives { get; } = directives;
}

/// <summary>A value of an enum.</summary>
public sealed class EnumValueDefinitionSyntax(
    SourceSpan span,
    StringValueSyntax? description,
    NameSyntax name,
    ImmutableArray<DirectiveSyntax> directives) : SyntaxElement(span)
{
    /// <summary>The text above it.</summary>
    public StringValueSyntax? Description { get; } = description;

    /// <summary>Its name.</summary>
    public NameSyntax Name { get; } = name;

    /// <summary>Directives applied to it.</summary>
    public ImmutableArray<DirectiveSyntax> Directives { get; } = directives;
}
