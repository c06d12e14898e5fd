using System.Collections.Immutable;

namespace NetworkLens.GraphQL.Language;

// Values and type references: sections 2.9 to 2.11.
internal sealed partial class DocumentParser
{
    public ValueSyntax Value(bool isConstant)
    {
        var start = lexer.Start;
        switch (lexer.Kind)
        {
            case TokenKind.BracketLeft:
                return ListValue(isConstant);
            case TokenKind.BraceLeft:
                return ObjectValue(isConstant);
            case TokenKind.Int:
                var integer = lexer.Slice.ToString();
                Advance();
                return new IntValueSyntax(SpanFrom(start), integer);
            case TokenKind.Float:
                var number = lexer.Slice.ToString();
                Advance();
                return new FloatValueSyntax(SpanFrom(start), number);
            case TokenKind.Text or TokenKind.BlockText:
                return TextValue();
            case TokenKind.Name:
                return NameValue();
            case TokenKind.Dollar when isConstant:
                return VariableWhereNoneMayBe();
            case TokenKind.Dollar:
                return Variable();
            default:
                Unexpected();
                return new NullValueSyntax(SpanFrom(start));
        }
    }

    public TypeSyntax Type()
    {
        var start = lexer.Start;
        TypeSyntax type;
        if (Peek(TokenKind.BracketLeft) && Enter())
        {
            Advance();
            var item = Type();
            Expect(TokenKind.BracketRight);
            type = new ListTypeSyntax(SpanFrom(start), item);
            Leave();
        }
        else
        {
            type = NamedType();
        }

        return Skip(TokenKind.Bang) ? new NonNullTypeSyntax(SpanFrom(start), type) : type;
    }

    private NamedTypeSyntax NamedType()
    {
        var start = lexer.Start;
        var name = Name();
        return new NamedTypeSyntax(SpanFrom(start), name);
    }

    private StringValueSyntax? Description() =>
        Peek(TokenKind.Text) || Peek(TokenKind.BlockText) ? TextValue() : null;

    private StringValueSyntax TextValue()
    {
        var start = lexer.Start;
        var value = lexer.TextValue!;
        var isBlock = Peek(TokenKind.BlockText);
        Advance();
        return new StringValueSyntax(SpanFrom(start), value, isBlock);
    }

    private ValueSyntax NameValue()
    {
        var start = lexer.Start;
        var name = Name().Value;
        var span = SpanFrom(start);
        return name switch
        {
            "true" => new BooleanValueSyntax(span, value: true),
            "false" => new BooleanValueSyntax(span, value: false),
            "null" => new NullValueSyntax(span),
            _ => new EnumValueSyntax(span, name),
        };
    }

    private NullValueSyntax VariableWhereNoneMayBe()
    {
        var start = lexer.Start;
        Expect(TokenKind.Dollar);
        Fail(start, Peek(TokenKind.Name)
            ? $"Unexpected variable \"${lexer.Slice}\" in constant value."
            : "Unexpected \"$\".");
        return new NullValueSyntax(SpanFrom(start));
    }

    private ListValueSyntax ListValue(bool isConstant)
    {
        var start = lexer.Start;
        var items = default(SyntaxCollector<ValueSyntax>);
        if (Enter())
        {
            Expect(TokenKind.BracketLeft);
            while (!Failed && !Skip(TokenKind.BracketRight))
            {
                items.Add(Value(isConstant));
            }

            Leave();
        }

        return new ListValueSyntax(SpanFrom(start), items.ToImmutable());
    }

    private ObjectValueSyntax ObjectValue(bool isConstant)
    {
        var start = lexer.Start;
        var fields = default(SyntaxCollector<ObjectFieldSyntax>);
        if (Enter())
        {
            Expect(TokenKind.BraceLeft);
            while (!Failed && !Skip(TokenKind.BraceRight))
            {
                fields.Add(ObjectField(isConstant));
            }

            Leave();
        }

        return new ObjectValueSyntax(SpanFrom(start), fields.ToImmutable());
    }

    private ObjectFieldSyntax ObjectField(bool isConstant)
    {
        var start = lexer.Start;
        var name = Name();
        Expect(TokenKind.Colon);
        var value = Value(isConstant);
        return new ObjectFieldSyntax(SpanFrom(start), name, value);
    }
}
