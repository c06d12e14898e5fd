using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetworkLens.House.Tests;

/// <summary>Functions of 70 lines, files of 500, lines of 140 columns. What is longer stands in Longer.txt with its reason.</summary>
public sealed class LengthTests
{
    private const int FunctionLines = 70;
    private const int FileLines = 500;
    private const int Columns = 140;

    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview);

    private static readonly Dictionary<string, string> Longer = Repository.Read("tests/House.Tests/Longer.txt").Split('\n')
        .Where(l => l.Length > 0 && l[0] != '#')
        .Select(l => l.Split(' ', 2))
        .ToDictionary(p => p[0], p => p.Length > 1 ? p[1] : "", StringComparer.Ordinal);

    [Fact]
    public void No_function_is_longer_than_70_lines()
    {
        var found = CSharpFiles().SelectMany(file => LongFunctions(Repository.Read(file)).Select(f => $"{file}:{f.Name} ({f.Lines} lines)"))
            .Where(f => !Longer.ContainsKey(f.Split(' ')[0]));
        found.ShouldBeEmpty();
    }

    [Fact]
    public void No_file_is_longer_than_500_lines()
    {
        var found = Repository.FilesEndingWith(".cs", ".ts", ".tsx", ".css")
            .Select(file => (file, lines: Repository.Read(file).AsSpan().Count('\n')))
            .Where(f => f.lines > FileLines && !Longer.ContainsKey(f.file))
            .Select(f => $"{f.file} ({f.lines} lines)");
        found.ShouldBeEmpty();
    }

    [Fact]
    public void No_line_is_wider_than_140_columns()
    {
        var found = from file in Repository.FilesEndingWith(".cs", ".ts", ".tsx", ".graphql", ".sh", ".css")
                    // The printer breaks the lines of these, not an author.
                    where !file.EndsWith(".approved.graphql", StringComparison.Ordinal)
                        && !file.StartsWith("schema/released/", StringComparison.Ordinal)
                    from line in Repository.Read(file).Split('\n').Index()
                    where line.Item.TrimEnd('\r').Length > Columns
                    select $"{file}:{line.Index + 1} ({line.Item.Length} columns)";
        found.ShouldBeEmpty();
    }

    [Fact]
    public void Every_exception_has_a_reason_and_a_file()
    {
        foreach (var (place, reason) in Longer)
        {
            reason.Length.ShouldBeGreaterThan(20, place);
            Repository.Files.ShouldContain(place.Split(':')[0]);
        }
    }

    [Fact]
    public void The_rule_measures_methods_constructors_accessors_and_local_functions()
    {
        var body = string.Join('\n', Enumerable.Repeat("x();", FunctionLines));
        LongFunctions($"class A {{ void M() {{\n{body}\n}} }}").Single().ShouldBe(("M", FunctionLines + 2));
        LongFunctions($"class A {{ A() {{\n{body}\n}} int P {{ get {{\n{body}\nreturn 1; }} }} }}").Count().ShouldBe(2);
        LongFunctions("class A { void M() {\n} }").ShouldBeEmpty();
    }

    private static IEnumerable<string> CSharpFiles() => Repository.FilesEndingWith(".cs");

    private static IEnumerable<(string Name, int Lines)> LongFunctions(string code)
    {
        var root = CSharpSyntaxTree.ParseText(code, Options).GetRoot();
        foreach (var node in root.DescendantNodes())
        {
            var name = node switch
            {
                MethodDeclarationSyntax m => m.Identifier.Text,
                ConstructorDeclarationSyntax c => c.Identifier.Text,
                OperatorDeclarationSyntax => "operator",
                AccessorDeclarationSyntax a => a.Keyword.Text,
                LocalFunctionStatementSyntax l => l.Identifier.Text,
                _ => null,
            };
            var span = node.SyntaxTree.GetLineSpan(node.Span);
            var lines = span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
            if (name is not null && lines > FunctionLines)
            {
                yield return (name, lines);
            }
        }
    }
}
