using System.Xml.Linq;

namespace NetworkLens.House.Tests;

/// <summary>The arrows between rooms are those of ARCHITECTURE.md, and no other.</summary>
public sealed class ProjectReferencesTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["src/GraphQL"] = [],
        ["src/Graph"] = [],
        ["src/Data"] = ["src/Graph"],
        ["src/Api"] = ["src/Data", "src/Graph", "src/GraphQL"],
    };

    [Fact]
    public void Every_source_project_refers_only_to_the_rooms_below_it()
    {
        foreach (var project in Repository.FilesEndingWith(".csproj").Where(p => p.StartsWith("src/", StringComparison.Ordinal)))
        {
            var room = Path.GetDirectoryName(project)!;
            Allowed.ShouldContainKey(room, $"{project} is a room that this rule does not know");
            References(project).Except(Allowed[room]).ShouldBeEmpty($"{project} refers to a room that it may not");
        }
    }

    [Fact]
    public void The_rule_sees_the_references_there_are() =>
        References("src/Api/Api.csproj").ShouldBe(["src/Data", "src/Graph", "src/GraphQL"]);

    [Theory]
    [InlineData("src/Graph/", "Microsoft.EntityFrameworkCore", "System.IO", "System.Net", "Microsoft.AspNetCore")]
    [InlineData("src/GraphQL/", "Microsoft.EntityFrameworkCore", "NetworkLens.Data", "NetworkLens.Graph.")]
    [InlineData("src/Data/", "NetworkLens.GraphQL", "Microsoft.AspNetCore")]
    public void No_room_uses_what_it_may_not_know(string room, params string[] forbidden)
    {
        foreach (var (file, name) in Usings(room))
        {
            forbidden.ShouldAllBe(f => !(name + ".").StartsWith(f, StringComparison.Ordinal), $"{file} uses {name}");
        }
    }

    [Fact]
    public void Only_the_server_folder_of_the_GraphQL_library_uses_ASPNET()
    {
        foreach (var (file, name) in Usings("src/GraphQL/").Where(u => !u.File.StartsWith("src/GraphQL/Server/", StringComparison.Ordinal)))
        {
            name.ShouldNotStartWith("Microsoft.", Case.Sensitive, $"{file} uses {name}");
        }
    }

    [Fact]
    public void The_engine_refers_to_no_package_but_the_analysers() =>
        XDocument.Load(Path.Combine(Repository.Root, "src/Graph/Graph.csproj")).Descendants("PackageReference").ShouldBeEmpty();

    [Theory]
    [InlineData("DateTime.Now"), InlineData("DateTime.UtcNow"), InlineData("new Random()"), InlineData("Random.Shared"),
     InlineData("Stopwatch."), InlineData("Environment."), InlineData("File."), InlineData("Guid.NewGuid")]
    public void The_engine_never_reads_a_clock_a_file_a_setting_or_an_unseeded_random_number(string forbidden)
    {
        foreach (var file in Repository.FilesEndingWith(".cs").Where(f => f.StartsWith("src/Graph/", StringComparison.Ordinal)))
        {
            // How many threads share the work may follow the machine, since no figure depends on it.
            var code = Repository.Read(file).Split('\n').Where(l => !l.TrimStart().StartsWith("//", StringComparison.Ordinal))
                .Select(l => l.Replace("Environment.ProcessorCount", "", StringComparison.Ordinal));
            code.ShouldAllBe(line => !line.Contains(forbidden, StringComparison.Ordinal), file);
        }
    }

    private static string[] References(string project) =>
    [
        .. XDocument.Load(Path.Combine(Repository.Root, project)).Descendants("ProjectReference")
            .Select(r => Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(project)!, r.Attribute("Include")!.Value)))
            .Select(p => Path.GetRelativePath(Repository.Root, Path.GetDirectoryName(p)!))
            .Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<(string File, string Name)> Usings(string folder) =>
        from file in Repository.FilesEndingWith(".cs")
        where file.StartsWith(folder, StringComparison.Ordinal)
        from line in Repository.Read(file).Split('\n')
        where line.StartsWith("using ", StringComparison.Ordinal)
        select (file, line["using ".Length..].Replace("static ", "", StringComparison.Ordinal).TrimEnd(';', ' ', '\r'));
}
