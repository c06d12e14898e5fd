using System.Collections.Immutable;
using System.Text;

namespace NetworkLens.GraphQL.Language;

/// <summary>Writes syntax into one buffer; one instance writes once.</summary>
internal sealed partial class SyntaxPrinter
{
    private const int LongLine = 80;
    private readonly StringBuilder text = new();
    private int level;

    public override string ToString() => text.ToString();

    public void Write(SyntaxElement syntax)
    {
        switch (syntax)
        {
            case DocumentSyntax document:
                WriteDocument(document);
                break;
            case ValueSyntax value:
                WriteValue(value);
                break;
            case TypeSyntax type:
                text.Append(type);
                break;
            case SelectionSetSyntax set:
                WriteSelectionSet(set);
                break;
            case FieldSyntax field:
                WriteField(field);
                break;
            case FragmentSpreadSyntax spread:
                text.Append("...").Append(spread.Name.Value);
                WriteDirectives(spread.Directives);
                break;
            case InlineFragmentSyntax fragment:
                WriteInlineFragment(fragment);
                break;
            case ArgumentSyntax argument:
                WriteNamed(argument.Name, argument.Value);
                break;
            case ObjectFieldSyntax field:
                WriteNamed(field.Name, field.Value);
                break;
            case DirectiveSyntax directive:
                text.Append('@').Append(directive.Name.Value);
                WriteList("(", directive.Arguments, ", ", ")");
                break;
            case VariableDefinitionSyntax variable:
                WriteVariableDefinition(variable);
                break;
            case OperationDefinitionSyntax operation:
                WriteOperation(operation);
                break;
            case FragmentDefinitionSyntax fragment:
                WriteFragment(fragment);
                break;
            default:
                WriteTypeSystem(syntax);
                break;
        }
    }

    private void WriteDocument(DocumentSyntax document)
    {
        for (var i = 0; i < document.Definitions.Length; i++)
        {
            text.Append(i == 0 ? "" : "\n\n");
            Write(document.Definitions[i]);
        }

        text.Append('\n');
    }

    private void WriteValue(ValueSyntax value)
    {
        _ = value switch
        {
            VariableSyntax variable => text.Append('$').Append(variable.Name.Value),
            IntValueSyntax number => text.Append(number.Text),
            FloatValueSyntax number => text.Append(number.Text),
            BooleanValueSyntax boolean => text.Append(boolean.Value ? "true" : "false"),
            EnumValueSyntax name => text.Append(name.Value),
            NullValueSyntax => text.Append("null"),
            _ => text,
        };
        switch (value)
        {
            case StringValueSyntax { IsBlock: true } words when BlockString.CanSay(words.Value):
                WriteBlockString(words.Value);
                break;
            case StringValueSyntax words:
                text.Append(Printer.PrintString(words.Value));
                break;
            case ListValueSyntax list:
                text.Append('[');
                WriteSeparated(list.Items, ", ");
                text.Append(']');
                break;
            case ObjectValueSyntax fields:
                text.Append('{');
                WriteSeparated(fields.Fields, ", ");
                text.Append('}');
                break;
        }
    }

    private void WriteBlockString(string value)
    {
        var lines = BlockString.Print(value).Split('\n');
        text.Append(lines[0]);
        foreach (var line in lines.Skip(1))
        {
            text.Append('\n').Append(' ', line.Length == 0 ? 0 : level * 2).Append(line);
        }
    }

    private void WriteNamed(NameSyntax name, ValueSyntax value)
    {
        text.Append(name.Value).Append(": ");
        WriteValue(value);
    }

    private void WriteOperation(OperationDefinitionSyntax operation)
    {
        WriteDescription(operation.Description);
        var isShort = operation is { Operation: OperationType.Query, Name.IsPresent: false, Description: null }
            && operation.VariableDefinitions.IsEmpty && operation.Directives.IsEmpty;
        if (!isShort)
        {
            text.Append(NameOf(operation.Operation));
            text.Append(operation.Name.IsPresent ? " " : "").Append(operation.Name.Value);
            WriteList("(", operation.VariableDefinitions, ", ", ")");
            WriteDirectives(operation.Directives);
            text.Append(' ');
        }

        WriteSelectionSet(operation.SelectionSet);
    }

    private void WriteFragment(FragmentDefinitionSyntax fragment)
    {
        WriteDescription(fragment.Description);
        text.Append("fragment ").Append(fragment.Name.Value).Append(" on ").Append(fragment.TypeCondition);
        WriteDirectives(fragment.Directives);
        text.Append(' ');
        WriteSelectionSet(fragment.SelectionSet);
    }

    private void WriteVariableDefinition(VariableDefinitionSyntax variable)
    {
        WriteDescription(variable.Description);
        WriteValue(variable.Variable);
        text.Append(": ").Append(variable.Type);
        WriteDefault(variable.DefaultValue);
        WriteDirectives(variable.Directives);
    }

    private void WriteSelectionSet(SelectionSetSyntax set) => WriteBlock(set.Selections);

    private void WriteField(FieldSyntax field)
    {
        var start = text.Length;
        text.Append(field.Alias.Value).Append(field.Alias.IsPresent ? ": " : "").Append(field.Name.Value);
        var afterName = text.Length;
        WriteList("(", field.Arguments, ", ", ")");
        if (text.Length - start > LongLine && !field.Arguments.IsEmpty)
        {
            text.Length = afterName;
            WriteLines("(", field.Arguments, ")");
        }

        WriteDirectives(field.Directives);
        if (field.SelectionSet is { } selectionSet)
        {
            text.Append(' ');
            WriteSelectionSet(selectionSet);
        }
    }

    private void WriteInlineFragment(InlineFragmentSyntax fragment)
    {
        text.Append("...");
        text.Append(fragment.TypeCondition is null ? "" : " on ").Append(fragment.TypeCondition);
        WriteDirectives(fragment.Directives);
        text.Append(' ');
        WriteSelectionSet(fragment.SelectionSet);
    }

    private void WriteDirectives(ImmutableArray<DirectiveSyntax> directives)
    {
        foreach (var directive in directives)
        {
            text.Append(' ');
            Write(directive);
        }
    }

    private void WriteDescription(StringValueSyntax? description)
    {
        if (description is not null)
        {
            WriteValue(description);
            NewLine();
        }
    }

    private void WriteDefault(ValueSyntax? value)
    {
        if (value is not null)
        {
            text.Append(" = ");
            WriteValue(value);
        }
    }

    private void WriteBlock<T>(ImmutableArray<T> items)
        where T : SyntaxElement => WriteLines("{", items, "}");

    private void WriteLines<T>(string open, ImmutableArray<T> items, string close)
        where T : SyntaxElement
    {
        text.Append(open);
        level++;
        foreach (var item in items)
        {
            NewLine();
            Write(item);
        }

        level--;
        NewLine();
        text.Append(close);
    }

    private void WriteList<T>(string open, ImmutableArray<T> items, string separator, string close)
        where T : SyntaxElement
    {
        if (!items.IsEmpty)
        {
            text.Append(open);
            WriteSeparated(items, separator);
            text.Append(close);
        }
    }

    private void WriteSeparated<T>(ImmutableArray<T> items, string separator)
        where T : SyntaxElement
    {
        for (var i = 0; i < items.Length; i++)
        {
            text.Append(i == 0 ? "" : separator);
            Write(items[i]);
        }
    }

    private void NewLine() => text.Append('\n').Append(' ', level * 2);

    private static string NameOf(OperationType operation) => operation switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        _ => "subscription",
    };
}
