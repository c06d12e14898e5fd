using System.Text.Json;

namespace NetworkLens.Graph.Tests.Algorithms;

/// <summary>
/// Published networks against all that igraph, networkx and sna said of them: every figure of every expected.json is compared, and one that
/// nothing compares is a failure. References are rounded to ten digits.
/// </summary>
public sealed class PublishedNetworksTests
{
    private const string Snapshots = "ukgov_dh_snapshots";

    public static TheoryData<string, string> Relations => new()
    {
        { "ckm_physicians", "advice" },
        { "ckm_physicians", "discussion" },
        { "ckm_physicians", "friendship" },
        { "crossparker_consulting", "info" },
        { "crossparker_consulting", "value" },
        { "email_eu_core", "email" },
        { "hospital_ward_lh10", "contact" },
        { "indiana_tobacco_orgs", "contact" },
        { "indiana_tobacco_orgs", "collaboration" },
        { "indiana_tobacco_orgs", "dissemination" },
        { "iri_mentoring", "mentoring" },
        { "krackhardt_hightech", "advice" },
        { "krackhardt_hightech", "friendship" },
        { "krackhardt_hightech", "reports_to" },
        { "lazega_lawfirm", "advice" },
        { "lazega_lawfirm", "cowork" },
        { "lazega_lawfirm", "friendship" },
        { "lhd_leaders", "communication" },
        { "uk_faculty", "friendship" },
    };

    public static TheoryData<string, string> Hierarchies => new()
    {
        { "nhs_reference", "part_of" },
        { "ukgov_dh_family_2011", "reports_to" },
    };

    [Theory]
    [MemberData(nameof(Relations))]
    public void Every_published_figure_of_a_relation_is_ours(string network, string relation) =>
        new PublishedRelation(SharedData.Open(network), relation).Check();

    [Theory]
    [MemberData(nameof(Hierarchies))]
    public void Every_published_figure_of_a_hierarchy_is_ours(string network, string relation)
    {
        var data = SharedData.Open(network);
        new PublishedHierarchy(data, relation).Check(data.Expected.GetProperty("result"));
    }

    [Fact]
    public void Every_published_figure_of_half_yearly_posts_is_ours()
    {
        var result = SharedData.ExpectedOf(Snapshots).GetProperty("result");
        result.EnumerateObject().Select(part => part.Name).ShouldBe(["snapshots", "changes"]);
        foreach (var moment in result.GetProperty("snapshots").EnumerateObject())
        {
            At(moment.Name).Check(moment.Value);
        }

        foreach (var step in result.GetProperty("changes").EnumerateArray())
        {
            At(step.GetProperty("from_").GetString()!).CheckChange(At(step.GetProperty("to").GetString()!), step);
        }
    }

    [Fact]
    public void No_network_and_no_relation_that_is_there_is_left_out()
    {
        var asked = Relations.Select(row => (row.Data.Item1, row.Data.Item2)).ToHashSet();
        var hierarchies = Hierarchies.Select(row => row.Data.Item1).Append(Snapshots).ToHashSet(StringComparer.Ordinal);
        var left = new List<string>();
        foreach (var name in SharedData.Names)
        {
            var expected = SharedData.ExpectedOf(name);
            left.AddRange(expected.EnumerateObject().Select(part => part.Name)
                .Except(["dataset", "tools", "conventions", "relations", "result"]).Select(part => $"{name}: {part}"));
            if (expected.TryGetProperty("relations", out var relations))
            {
                left.AddRange(relations.EnumerateObject().Where(relation => !asked.Contains((name, relation.Name)))
                    .Select(relation => $"{name}: {relation.Name}"));
            }
            else if (!hierarchies.Contains(name))
            {
                left.Add(name);
            }
        }

        left.ShouldBeEmpty();
    }

    [Fact]
    public void A_figure_that_nothing_compares_is_a_failure()
    {
        var figures = JsonDocument.Parse("""{ "n": 3, "newly_published": 0.5 }""").RootElement;

        Should.Throw<ShouldAssertException>(() => PublishedFigures.Each(figures, "here", new() { ["n"] = _ => { } }))
            .Message.ShouldContain("newly_published");
    }

    private static PublishedHierarchy At(string moment) => new(SharedData.Open(Snapshots, moment), "reports_to");
}
