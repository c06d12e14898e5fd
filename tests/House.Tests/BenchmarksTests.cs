using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetworkLens.House.Tests;

/// <summary>Every algorithm of the engine is measured: whatever has a public <c>Compute</c> is run by the benchmarks.</summary>
public sealed class BenchmarksTests
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview);

    [Fact]
    public void Every_algorithm_has_a_benchmark()
    {
        var called = Files("bench/Graph/")
            .SelectMany(root => root.DescendantNodes().OfType<MemberAccessExpressionSyntax>())
            .Select(access => access.ToString())
            .ToHashSet(StringComparer.Ordinal);

        string[] algorithms = [.. from root in Files("src/Graph/Algorithms/")
                                  from type in root.DescendantNodes().OfType<TypeDeclarationSyntax>()
                                  where type.Modifiers.Any(SyntaxKind.PublicKeyword) && type.Members.Any(IsPublicCompute)
                                  select type.Identifier.Text];

        algorithms.Length.ShouldBeGreaterThan(40);
        algorithms.Where(name => !called.Contains($"{name}.Compute")).ShouldBeEmpty();
    }

    private static bool IsPublicCompute(MemberDeclarationSyntax member) =>
        member is MethodDeclarationSyntax { Identifier.Text: "Compute" } && member.Modifiers.Any(SyntaxKind.PublicKeyword);

    private static IEnumerable<SyntaxNode> Files(string folder) =>
        from file in Repository.FilesEndingWith(".cs")
        where file.StartsWith(folder, StringComparison.Ordinal)
        select CSharpSyntaxTree.ParseText(Repository.Read(file), Options).GetRoot();
}
