using System.Collections.Immutable;
using System.Text;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Tooling.Docs;

/// <summary>A page of a schema's reference.</summary>
/// <param name="Name">Its file name, such as "people.md"; links between pages use it.</param>
/// <param name="Text">Its Markdown, as GitHub reads it, with line feeds.</param>
public sealed record DocsPage(string Name, string Text);

/// <summary>Writes the reference of a schema for those who will ask it.</summary>
public static class SchemaDocs
{
    private const string FirstPage = "README.md";

    /// <summary>
    /// The pages: first "README.md" with an example of every root field and a list of all types, then one for each file of the schema, with
    /// its types and directives in the order of the file: members, arguments, defaults, descriptions, deprecations, costs, and where a type
    /// is used. The same schema gives the same text. Time O(size of the schema and of the text).
    /// </summary>
    /// <param name="schema">A schema that may be bound to code or not.</param>
    public static ImmutableArray<DocsPage> Write(Schema schema)
    {
        var links = new DocsLinks(schema);
        var uses = new TypeUses(schema);
        var pages = ImmutableArray.CreateBuilder<DocsPage>();
        pages.Add(new(FirstPage, WriteFirst(schema, links)));
        foreach (var (name, types) in links.Pages)
        {
            pages.Add(new(name, WritePage(schema, links, uses, name, types)));
        }

        return pages.ToImmutable();
    }

    private static string WriteFirst(Schema schema, DocsLinks links)
    {
        var text = new StringBuilder("# The schema\n");
        Paragraph(text, schema.Description);
        foreach (var operation in Enum.GetValues<OperationType>())
        {
            if (schema.RootType(operation) is { } root)
            {
                WriteRoot(text, schema, links, operation, root);
            }
        }

        text.Append("\n## Types\n\n| type | is | |\n|---|---|---|\n");
        foreach (var type in schema.Types.Where(type => !type.IsBuiltIn).OrderBy(type => type.Name, StringComparer.Ordinal))
        {
            text.Append("| ").Append(links.To(type)).Append(" | ").Append(TypeSection.KindOf(type)).Append(" | ")
                .Append(InCell(type.Description)).Append(" |\n");
        }

        return text.ToString();
    }

    private static void WriteRoot(StringBuilder text, Schema schema, DocsLinks links, OperationType operation, ObjectType root)
    {
        text.Append("\n## ").Append(operation switch
        {
            OperationType.Query => "Queries",
            OperationType.Mutation => "Mutations",
            _ => "Subscriptions",
        }).Append('\n');
        Paragraph(text, root.Description);
        foreach (var field in root.Fields)
        {
            text.Append("\n### ").Append(field.Name).Append('\n');
            Paragraph(text, field.Description);
            text.Append("\nGives ").Append(links.To(field.Type)).Append("; all about it is at ").Append(links.To(root)).Append(".\n");
            var example = ExampleOperation.For(schema, operation, field);
            text.Append("\n```graphql\n").Append(example.Document).Append("```\n");
            if (example.Variables is not null)
            {
                text.Append("\n```json\n").Append(example.Variables).Append("\n```\n");
            }
        }
    }

    private static string WritePage(
        Schema schema, DocsLinks links, TypeUses uses, string name, IReadOnlyList<NamedType> types)
    {
        var text = new StringBuilder("# ").Append(DocsLinks.TitleOf(name))
            .Append("\n\n[All of the schema](").Append(FirstPage).Append(")\n");
        foreach (var type in types)
        {
            new TypeSection(text, schema, links, uses).Write(type);
        }

        foreach (var directive in schema.Directives.Where(directive => DocsLinks.PageOf(directive) == name))
        {
            new TypeSection(text, schema, links, uses).Write(directive);
        }

        return text.ToString();
    }

    private static void Paragraph(StringBuilder text, string? description)
    {
        if (description is not null)
        {
            text.Append('\n').Append(description.ReplaceLineEndings("\n").Trim('\n')).Append('\n');
        }
    }

    // The first sentence is what a list has room for.
    private static string InCell(string? description)
    {
        var line = (description ?? "").ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal);
        var end = line.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? line : line[..(end + 1)];
    }
}
