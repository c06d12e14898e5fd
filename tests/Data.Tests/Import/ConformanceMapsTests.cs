using System.Reflection;
using System.Text.Json;
using NetworkLens.Data.Import;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Data.Tests.Import;

/// <summary>
/// Every published network is read through its mapping file and counted against the reference values that lie beside it: people, ties of
/// each relation without self-ties, sum of weights, and the groups of every attribute.
/// </summary>
public sealed class ConformanceMapsTests
{
    private static readonly string Root = typeof(ConformanceMapsTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(x => x.Key == "RepositoryRoot").Value!;

    [Theory]
    [InlineData("krackhardt_hightech", "advice=Advice friendship=Friendship reports_to=OperationalLine")]
    [InlineData("lazega_lawfirm", "advice=Advice cowork=Collaboration friendship=Friendship")]
    [InlineData("crossparker_consulting", "info=Information value=Expertise")]
    [InlineData("hospital_ward_lh10", "contact=Contact")]
    [InlineData("email_eu_core", "email=Message")]
    [InlineData("indiana_tobacco_orgs", "contact=Contact collaboration=Collaboration dissemination=Information")]
    [InlineData("iri_mentoring", "mentoring=Mentoring")]
    [InlineData("ckm_physicians", "advice=Advice discussion=Information friendship=Friendship")]
    [InlineData("uk_faculty", "friendship=Friendship")]
    [InlineData("lhd_leaders", "communication=Information")]
    public async Task Counts_are_those_of_the_reference(string network, string relations)
    {
        var batch = await ReadAsync(network, network);
        using var expected = JsonDocument.Parse(
            await File.ReadAllTextAsync(Path.Combine(Folder(network), "expected.json"), TestContext.Current.CancellationToken));
        foreach (var relation in relations.Split(' ').Select(pair => pair.Split('=')))
        {
            var reference = expected.RootElement.GetProperty("relations").GetProperty(relation[0]);
            var kind = Enum.Parse<TieKind>(relation[1]);
            var ties = Enumerable.Range(0, batch.Interactions.Count).Select(i => batch.Interactions[i]).Where(x => x.Kind == kind).ToList();
            batch.People.Count.ShouldBe(reference.GetProperty("n").GetInt32());
            (ties.Count + batch.ReportingLines.Count(x => x.Kind == kind)).ShouldBe(reference.GetProperty("m").GetInt32(), relation[0]);
            ties.ShouldAllBe(x => x.IsMutual == !reference.GetProperty("directed").GetBoolean());
            if (reference.TryGetProperty("weight_sum", out var sum))
            {
                ties.Sum(x => x.Times * x.Strength).ShouldBe(sum.GetDouble());
            }

            foreach (var attribute in reference.GetProperty("ei").EnumerateObject())
            {
                Groups(batch, attribute.Name).ShouldBe(
                    (attribute.Value.GetProperty("groups").GetInt32(), attribute.Value.GetProperty("blank_nodes").GetInt32()),
                    attribute.Name);
            }
        }
    }

    [Fact]
    public async Task Posts_of_the_health_department_are_read_with_their_lines()
    {
        var batch = await ReadAsync("ukgov_dh_family_2011", "ukgov_dh_family_2011");
        batch.Posts.Count.ShouldBe(2_916);
        batch.ReportingLines.Count.ShouldBe(2_902);
        batch.Organisations.Count.ShouldBe(13);
        Groups(batch, "profession").ShouldBe((22, 12));
        Groups(batch, "unit").ShouldBe((141, 0));
        batch.Posts.Count(x => x.Level == Level.Executive).ShouldBe(14, "the roots");
    }

    [Fact]
    public async Task Self_ties_of_the_mail_are_counted_and_ratings_that_mean_no_tie_left_out()
    {
        (await ReadAsync("email_eu_core", "email_eu_core")).Notices.ShouldContain(x => x.Count == 642);
        (await ReadAsync("crossparker_consulting", "crossparker_consulting_asked")).Interactions.Count.ShouldBe(310);
    }

    [Fact]
    public async Task Partners_are_above_associates_and_the_fifth_level_of_the_consultants_is_the_top()
    {
        (await ReadAsync("lazega_lawfirm", "lazega_lawfirm")).Posts.Count(x => x.Level == Level.Executive).ShouldBe(36);
        (await ReadAsync("crossparker_consulting", "crossparker_consulting")).Posts.Count(x => x.Level == Level.Executive).ShouldBe(4);
        (await ReadAsync("krackhardt_hightech", "krackhardt_hightech")).Posts.Single(x => x.Level == Level.Executive).Key.ShouldBe("7");
    }

    [Fact]
    public async Task Windows_of_the_ward_are_dated_in_the_week_in_which_they_were_seen()
    {
        var batch = await ReadAsync("hospital_ward_lh10", "hospital_ward_lh10_events");
        var times = Enumerable.Range(0, batch.Interactions.Count)
            .Select(i => new DateTime(batch.Interactions[i].WhenTicks!.Value, DateTimeKind.Utc)).ToList();
        Enumerable.Range(0, batch.Interactions.Count).Sum(i => batch.Interactions[i].Times).ShouldBe(32_424);
        times.Min().ShouldBeGreaterThan(new DateTime(2010, 12, 6, 0, 0, 0, DateTimeKind.Utc));
        times.Max().ShouldBeLessThan(new DateTime(2010, 12, 11, 0, 0, 0, DateTimeKind.Utc));
    }

    private static (int Groups, int Blank) Groups(ImportBatch batch, string attribute)
    {
        var column = batch.AttributeNames.IndexOf(attribute);
        column.ShouldBeGreaterThanOrEqualTo(0, attribute);
        var values = batch.People.Select(x => x.Attributes[column]).ToList();
        return (values.OfType<string>().Distinct(StringComparer.Ordinal).Count(), values.Count(x => x is null));
    }

    private static async Task<ImportBatch> ReadAsync(string network, string map)
    {
        Assert.SkipUnless(Directory.Exists(Folder(network)), $"The published network {network} is not on this machine.");
        var path = Path.Combine(Root, "tests", "Conformance.Tests", "Maps", map + ".json");
        var reading = await PlainPairReader.ReadAsync(Folder(network), path, cancel: TestContext.Current.CancellationToken);
        string.Join('\n', reading.Faults.Shown).ShouldBe("");
        return reading.Batch.ShouldNotBeNull();
    }

    private static string Folder(string network) => Path.GetFullPath(Path.Combine(Root, "..", "shared", "data", network));
}
