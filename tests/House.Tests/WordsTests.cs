using System.Text.RegularExpressions;

namespace NetworkLens.House.Tests;

/// <summary>The project speaks of the project alone, on any machine.</summary>
public sealed partial class WordsTests
{
    [Fact]
    public void No_file_names_a_path_of_one_machine_or_a_package_host()
    {
        var found = from file in Text()
                    from line in Repository.Read(file).Split('\n').Index()
                    where Foreign().IsMatch(line.Item)
                    select $"{file}:{line.Index + 1}: {line.Item.Trim()}";
        found.ShouldBeEmpty();
    }

    [Fact]
    public void No_file_leaves_a_note_to_its_author()
    {
        var found = from file in Text()
                    where file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".ts", StringComparison.Ordinal)
                        || file.EndsWith(".tsx", StringComparison.Ordinal)
                    from line in Repository.Read(file).Split('\n').Index()
                    where Note().IsMatch(line.Item)
                    select $"{file}:{line.Index + 1}: {line.Item.Trim()}";
        found.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("see /home/someone/x", true), InlineData("src/work/x", false), InlineData("at /tmp/x", true),
     InlineData("/temporary", false)]
    public void The_rule_knows_a_path_of_one_machine(string line, bool expected) => Foreign().IsMatch(line).ShouldBe(expected);

    // This file spells out what it forbids.
    private static IEnumerable<string> Text() =>
        Repository.FilesEndingWith(".cs", ".ts", ".tsx", ".md", ".sh", ".json", ".graphql", ".props", ".csproj", ".targets", ".html", "run")
            .Where(f => !f.EndsWith("WordsTests.cs", StringComparison.Ordinal));

    [GeneratedRegex(
        @"(?<![\w.*~-])/(work|tmp|root|home|farm)/|registry\.npmjs|api\.nuget\.org|\bagent session\b|\bsession's\b",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Foreign();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Note();
}
