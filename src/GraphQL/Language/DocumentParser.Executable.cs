using System.Collections.Immutable;

namespace NetworkLens.GraphQL.Language;

// Documents, operations, selections and fragments: sections 2.2 to 2.8.
internal sealed partial class DocumentParser
{
    public DocumentSyntax Document()
    {
        var definitions = default(SyntaxCollector<DefinitionSyntax>);
        do
        {
            if (Definition() is { } definition)
            {
                definitions.Add(definition);
            }
        }
        while (!Failed && !Peek(TokenKind.End));

        var span = new SourceSpan(source, Start: 0, source.Text.Length);
        return new DocumentSyntax(span, definitions.ToImmutable(), tokenCount);
    }

    private DefinitionSyntax? Definition()
    {
        if (Peek(TokenKind.BraceLeft))
        {
            return Operation();
        }

        var hasDescription = Peek(TokenKind.Text) || Peek(TokenKind.BlockText);
        var keyword = lexer;
        if (hasDescription)
        {
            keyword.Advance();
        }

        if (keyword.Problem is { } problem)
        {
            Fail(keyword.ProblemAt, problem);
            return null;
        }

        var word = keyword.Kind == TokenKind.Name ? keyword.Slice : [];
        if (TypeSystemDefinition(word) is { } typeSystemDefinition)
        {
            return typeSystemDefinition;
        }

        switch (word)
        {
            case "query" or "mutation" or "subscription":
                return Operation();
            case "fragment":
                return Fragment();
            case "extend" when !hasDescription:
                return Extension();
            case "":
                Fail(keyword.Start, $"Unexpected {keyword.Describe()}.");
                return null;
        }

        if (hasDescription)
        {
            Fail(lexer.Start, "Unexpected description, only GraphQL definitions support descriptions.");
        }

        Unexpected();
        return null;
    }

    private OperationDefinitionSyntax Operation()
    {
        var start = lexer.Start;
        if (Peek(TokenKind.BraceLeft))
        {
            var shorthand = SelectionSet();
            return new OperationDefinitionSyntax(
                SpanFrom(start), null, OperationType.Query, default, [], [], shorthand);
        }

        var description = Description();
        var operation = OperationKind();
        var name = Peek(TokenKind.Name) ? Name() : default;
        var variables = OptionalMany(TokenKind.ParenLeft, static p => p.VariableDefinition(), TokenKind.ParenRight);
        var directives = Directives(isConstant: false);
        var selectionSet = SelectionSet();
        return new OperationDefinitionSyntax(
            SpanFrom(start), description, operation, name, variables, directives, selectionSet);
    }

    private OperationType OperationKind()
    {
        var word = Peek(TokenKind.Name) ? lexer.Slice : [];
        OperationType? kind = word switch
        {
            "query" => OperationType.Query,
            "mutation" => OperationType.Mutation,
            "subscription" => OperationType.Subscription,
            _ => null,
        };
        if (kind is not null)
        {
            Advance();
        }
        else if (Peek(TokenKind.Name))
        {
            Unexpected();
        }
        else
        {
            Expect(TokenKind.Name);
        }

        return kind ?? OperationType.Query;
    }

    private VariableDefinitionSyntax VariableDefinition()
    {
        var start = lexer.Start;
        var description = Description();
        var variable = Variable();
        Expect(TokenKind.Colon);
        var type = Type();
        var defaultValue = Skip(TokenKind.EqualSign) ? Value(isConstant: true) : null;
        var directives = Directives(isConstant: true);
        return new VariableDefinitionSyntax(SpanFrom(start), variable, type, defaultValue, directives, description);
    }

    private VariableSyntax Variable()
    {
        var start = lexer.Start;
        Expect(TokenKind.Dollar);
        var name = Name();
        return new VariableSyntax(SpanFrom(start), name);
    }

    private SelectionSetSyntax SelectionSet()
    {
        var start = lexer.Start;
        if (!Enter())
        {
            return new SelectionSetSyntax(SpanFrom(start), []);
        }

        var selections = Many(TokenKind.BraceLeft, static p => p.Selection(), TokenKind.BraceRight);
        Leave();
        return new SelectionSetSyntax(SpanFrom(start), selections);
    }

    private SelectionSyntax Selection() => Peek(TokenKind.Spread) ? FragmentSelection() : Field();

    private FieldSyntax Field()
    {
        var start = lexer.Start;
        var name = Name();
        var alias = default(NameSyntax);
        if (Skip(TokenKind.Colon))
        {
            alias = name;
            name = Name();
        }

        var arguments =
            OptionalMany(TokenKind.ParenLeft, static p => p.Argument(isConstant: false), TokenKind.ParenRight);
        var directives = Directives(isConstant: false);
        var selectionSet = Peek(TokenKind.BraceLeft) ? SelectionSet() : null;
        return new FieldSyntax(SpanFrom(start), alias, name, arguments, directives, selectionSet);
    }

    // "..." is a spread before any name but "on", and else an inline fragment.
    private SelectionSyntax FragmentSelection()
    {
        var start = lexer.Start;
        Expect(TokenKind.Spread);
        var hasCondition = SkipKeyword("on");
        if (!hasCondition && Peek(TokenKind.Name))
        {
            var name = Name();
            var spreadDirectives = Directives(isConstant: false);
            return new FragmentSpreadSyntax(SpanFrom(start), name, spreadDirectives);
        }

        var condition = hasCondition ? NamedType() : null;
        var directives = Directives(isConstant: false);
        var selectionSet = SelectionSet();
        return new InlineFragmentSyntax(SpanFrom(start), condition, directives, selectionSet);
    }

    private FragmentDefinitionSyntax Fragment()
    {
        var start = lexer.Start;
        var description = Description();
        ExpectKeyword("fragment");
        if (PeekKeyword("on"))
        {
            Unexpected();
        }

        var name = Name();
        ExpectKeyword("on");
        var condition = NamedType();
        var directives = Directives(isConstant: false);
        var selectionSet = SelectionSet();
        return new FragmentDefinitionSyntax(SpanFrom(start), description, name, condition, directives, selectionSet);
    }

    private ImmutableArray<DirectiveSyntax> Directives(bool isConstant)
    {
        if (!Peek(TokenKind.At))
        {
            return [];
        }

        var directives = default(SyntaxCollector<DirectiveSyntax>);
        while (Peek(TokenKind.At))
        {
            directives.Add(Directive(isConstant));
        }

        return directives.ToImmutable();
    }

    private DirectiveSyntax Directive(bool isConstant)
    {
        var start = lexer.Start;
        Expect(TokenKind.At);
        var name = Name();
        var arguments = isConstant
            ? OptionalMany(TokenKind.ParenLeft, static p => p.Argument(isConstant: true), TokenKind.ParenRight)
            : OptionalMany(TokenKind.ParenLeft, static p => p.Argument(isConstant: false), TokenKind.ParenRight);
        return new DirectiveSyntax(SpanFrom(start), name, arguments);
    }

    private ArgumentSyntax Argument(bool isConstant)
    {
        var start = lexer.Start;
        var name = Name();
        Expect(TokenKind.Colon);
        var value = Value(isConstant);
        return new ArgumentSyntax(SpanFrom(start), name, value);
    }
}
