using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetworkLens.House.Tests;

/// <summary>Every public type of the product says in a summary what it is.</summary>
public sealed class SummariesTests
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview, DocumentationMode.Parse);

    [Fact]
    public void Every_public_type_has_a_summary()
    {
        // The parts of a partial type share the summary of one of them, in whichever file it stands.
        var silent = from file in Repository.FilesEndingWith(".cs")
                     where file.StartsWith("src/", StringComparison.Ordinal)
                     from type in PublicTypes(Repository.Read(file))
                     group (file, type.HasSummary) by (Path.GetDirectoryName(file), type.Name) into parts
                     where !parts.Any(p => p.HasSummary)
                     select $"{parts.First().file}: {parts.Key.Name}";
        silent.ShouldBeEmpty();
    }

    [Fact]
    public void The_rule_sees_the_types_there_are() =>
        PublicTypes(Repository.Read("src/Graph/Algorithms/Distances/ReachedByStep.cs")).ShouldContain(("ReachedByStep", true));

    [Theory]
    [InlineData("public class A;", "A", false)]
    [InlineData("/// <summary>One.</summary>\npublic sealed class A<T>;", "A`1", true)]
    [InlineData("/// <summary> </summary>\npublic enum A { B }", "A", false)]
    [InlineData("/// <remarks>One.</remarks>\npublic record struct A(int B);", "A", false)]
    [InlineData("/// <inheritdoc/>\npublic interface A;", "A", true)]
    [InlineData("/// <summary>The <see cref=\"A\"/>.</summary>\n[Obsolete]\npublic delegate void A();", "A", true)]
    public void The_rule_reads_summaries_of_every_kind_of_type(string code, string name, bool hasSummary) =>
        PublicTypes(code).ShouldBe([(name, hasSummary)]);

    [Theory]
    [InlineData("class A { public class B; }"), InlineData("internal class A;"),
     InlineData("public partial class A { private class B; }", "A")]
    public void The_rule_asks_only_what_others_can_see(string code, params string[] names) =>
        PublicTypes(code).Select(t => t.Name).ShouldBe(names);

    private static IEnumerable<(string Name, bool HasSummary)> PublicTypes(string code) =>
        from type in CSharpSyntaxTree.ParseText(code, Options).GetRoot().DescendantNodes().OfType<MemberDeclarationSyntax>()
        let name = Name(type)
        where name is not null && type.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().All(IsVisible)
        select (name, HasSummary(type));

    private static bool IsVisible(MemberDeclarationSyntax part) =>
        part is BaseNamespaceDeclarationSyntax || part.Modifiers.Any(SyntaxKind.PublicKeyword) || part.Parent is InterfaceDeclarationSyntax;

    private static string? Name(MemberDeclarationSyntax type) => type switch
    {
        TypeDeclarationSyntax { Arity: > 0 } t => $"{t.Identifier.Text}`{t.Arity}",
        BaseTypeDeclarationSyntax t => t.Identifier.Text,
        DelegateDeclarationSyntax { Arity: > 0 } d => $"{d.Identifier.Text}`{d.Arity}",
        DelegateDeclarationSyntax d => d.Identifier.Text,
        _ => null,
    };

    private static bool HasSummary(MemberDeclarationSyntax type)
    {
        var parts = type.GetLeadingTrivia().Select(t => t.GetStructure()).OfType<DocumentationCommentTriviaSyntax>()
            .SelectMany(d => d.Content);
        return parts.Any(part => part switch
        {
            XmlElementSyntax { StartTag.Name.LocalName.Text: "summary" } summary =>
                summary.Content.Any(c => c is not XmlTextSyntax text || text.TextTokens.Any(t => t.Text.Any(char.IsLetter))),
            XmlEmptyElementSyntax { Name.LocalName.Text: "inheritdoc" } => true,
            _ => false,
        });
    }
}
