using System.Text.RegularExpressions;

namespace NetworkLens.House.Tests;

/// <summary>Every relative link of a page leads to a file or a folder of the repository.</summary>
public sealed partial class LinksTests
{
    [Fact]
    public void Every_relative_link_leads_somewhere()
    {
        var places = Places();
        var broken = from page in Repository.FilesEndingWith(".md")
                     from target in Targets(Repository.Read(page))
                     where !places.Contains(Resolve(page, target))
                     select $"{page}: {target}";
        broken.ShouldBeEmpty();
    }

    [Fact]
    public void The_rule_sees_the_links_there_are() =>
        Targets(Repository.Read("README.md")).ShouldContain("docs/measures.md");

    [Theory]
    [InlineData("see [it](a/b.md)", "a/b.md"), InlineData("[it](b.md#part)", "b.md"), InlineData("![it](c.png \"title\")", "c.png")]
    public void The_rule_reads_links_with_parts_and_titles(string text, string target) => Targets(text).ShouldBe([target]);

    [Theory]
    [InlineData("[it](https://example.org/a.md)"), InlineData("[it](mailto:a@example.org)"), InlineData("[it](#part)")]
    public void The_rule_leaves_the_web_and_the_page_itself_alone(string text) => Targets(text).ShouldBeEmpty();

    [Theory]
    [InlineData("docs/a.md", "../README.md", "README.md"), InlineData("a.md", "docs/", "docs"), InlineData("a.md", "../b.md", "../b.md")]
    public void A_link_starts_at_its_page(string page, string target, string expected) => Resolve(page, target).ShouldBe(expected);

    private static IEnumerable<string> Targets(string text) =>
        from link in Link().Matches(text)
        let target = link.Groups["target"].Value
        where !target.Contains(':', StringComparison.Ordinal)
        select target;

    private static string Resolve(string page, string target)
    {
        var full = Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(page)!, target));
        return Path.GetRelativePath(Repository.Root, full).Replace('\\', '/').TrimEnd('/');
    }

    // What git knows, and the folders on the way: a file that only this machine has is no target.
    private static HashSet<string> Places()
    {
        var places = new HashSet<string>(Repository.Files, StringComparer.Ordinal);
        foreach (var file in Repository.Files)
        {
            for (var end = file.LastIndexOf('/'); end > 0 && places.Add(file[..end]); end = file.LastIndexOf('/', end - 1))
            {
            }
        }

        return places;
    }

    [GeneratedRegex(@"\]\((?<target>[^)#\s]+)[^)]*\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
