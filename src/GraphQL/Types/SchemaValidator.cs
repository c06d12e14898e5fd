using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Types;

/// <summary>
/// The rules of section 3 that need the whole schema: nothing empty, defaults that fit, inputs that can be given.
/// </summary>
internal static class SchemaValidator
{
    public static void Validate(Schema schema, SchemaProblems problems)
    {
        foreach (var type in schema.Types)
        {
            switch (type)
            {
                case FieldsType fields:
                    CheckFields(fields, problems);
                    ImplementationRules.Check(schema, fields, problems);
                    break;
                case UnionType union:
                    CheckUnion(union, problems);
                    break;
                case EnumType { Values.Count: 0 }:
                    problems.Add(type.Syntax[0], $"Enum type {type} must define one or more values.");
                    break;
                case InputObjectType input:
                    CheckInputObject(input, problems);
                    break;
            }
        }

        foreach (var directive in schema.Directives)
        {
            foreach (var argument in directive.Arguments)
            {
                CheckInput(argument, $"@{directive.Name}({argument.Name}:)", "argument", problems);
            }

            CheckSelfReference(directive, problems);
        }
    }

    private static void CheckFields(FieldsType type, SchemaProblems problems)
    {
        if (type.Fields.Count == 0)
        {
            problems.Add(type.Syntax[0], $"Type {type} must define one or more fields.");
        }

        foreach (var field in type.Fields)
        {
            foreach (var argument in field.Arguments)
            {
                CheckInput(argument, $"{type}.{field.Name}({argument.Name}:)", "argument", problems);
            }
        }
    }

    private static void CheckUnion(UnionType union, SchemaProblems problems)
    {
        if (union.Members.IsEmpty)
        {
            problems.Add(union.Syntax[0], $"Union type {union} must define one or more member types.");
        }

        var seen = new HashSet<string>();
        foreach (var member in union.Syntax.Cast<UnionTypeDefinitionSyntax>().SelectMany(part => part.Members))
        {
            if (!seen.Add(member.Name.Value))
            {
                problems.Add(member, $"Union type {union} can only include type {member} once.");
            }
        }
    }

    private static void CheckInputObject(InputObjectType type, SchemaProblems problems)
    {
        if (type.Fields.Count == 0)
        {
            problems.Add(type.Syntax[0], $"Input Object type {type} must define one or more fields.");
        }

        foreach (var field in type.Fields)
        {
            CheckInput(field, $"{type}.{field.Name}", "input field", problems);
            if (type.IsOneOf && field.Type.IsNonNull)
            {
                problems.Add(field.Syntax, $"OneOf input field {type}.{field.Name} must be nullable.");
            }

            if (type.IsOneOf && field.HasDefault)
            {
                problems.Add(field.Syntax, $"OneOf input field {type}.{field.Name} cannot have a default value.");
            }
        }
    }

    private static void CheckInput(InputValueDefinition input, string place, string kind, SchemaProblems problems)
    {
        if (input.IsRequired && input.DeprecationReason is not null)
        {
            problems.Add(input.Syntax, $"Required {kind} {place} cannot be deprecated.");
        }

        if (input.HasDefault && !LiteralInput.TryCoerce(input.DefaultLiteral, input.Type, variables: null, out _))
        {
            var shown = Printer.Print(input.DefaultLiteral!);
            problems.Add(input.DefaultLiteral, $"The default value of {place} must be {input.Type}, not {shown}.");
        }
    }

    // Section 3.13: a directive must not be used, even in passing, in its own definition.
    private static void CheckSelfReference(DirectiveDefinition directive, SchemaProblems problems)
    {
        var seen = new HashSet<DirectiveDefinition>();
        var open = new Stack<DirectiveDefinition>([directive]);
        while (open.TryPop(out var next))
        {
            foreach (var used in next.Arguments.SelectMany(argument => argument.Directives))
            {
                if (ReferenceEquals(used.Definition, directive))
                {
                    problems.Add(used.Syntax, $"Directive \"@{directive.Name}\" "
                        + $"must not be used in its own definition.");
                    return;
                }

                if (seen.Add(used.Definition))
                {
                    open.Push(used.Definition);
                }
            }
        }
    }
}
