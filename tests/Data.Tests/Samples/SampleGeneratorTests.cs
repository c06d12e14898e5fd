using NetworkLens.Data.Samples;

namespace NetworkLens.Data.Tests.Samples;

public sealed class SampleGeneratorTests
{
    // A few, to notice a slip: none of the invented names may be one of a real body.
    private static readonly string[] RealNames =
    [
        "Northumbria", "Newcastle", "Manchester", "Leeds", "Sheffield", "Bristol", "Oxford", "Cambridge", "Guy's", "Barts", "Imperial",
        "Lancashire", "Cumbria", "Morecambe", "Wigan", "Wirral", "Devon", "Cornwall", "Kent", "Sussex", "Norfolk", "Humber", "Tees",
        "Mersey",
    ];

    [Theory]
    [InlineData(100, 1)]
    [InlineData(101, 8)]
    [InlineData(777, 5)]
    [InlineData(2000, 7)]
    [InlineData(20_000, 7)]
    public void Every_size_gives_exactly_its_people_and_sound_files(int people, int seed)
    {
        using var scratch = new ScratchFolder();
        var sample = SampleGenerator.Generate(new SampleOptions(people, seed), cancel: TestContext.Current.CancellationToken);
        SampleWriter.Write(sample, scratch.Path, TestContext.Current.CancellationToken);
        sample.People.Count.ShouldBe(people);
        SampleConsistency.Faults(scratch.Path).ShouldBeEmpty();
        Degree(sample).ShouldBeInRange(8, 16.5);
    }

    [Fact]
    public void Committed_sample_has_sound_files() => SampleConsistency.Faults(SampleFiles.Committed).ShouldBeEmpty();

    [Theory]
    [InlineData("Nursing and Midwifery", 20, 30)]
    [InlineData("Medical and Dental", 9, 15)]
    [InlineData("Allied Health Professions", 5, 10)]
    [InlineData("Scientific and Technical", 4, 9)]
    [InlineData("Additional Clinical Services", 15, 24)]
    [InlineData("Administrative and Clerical", 14, 22)]
    [InlineData("Estates and Ancillary", 4, 9)]
    [InlineData("Management", 3, 7.5)]
    public void Staff_groups_are_those_of_a_health_system(string profession, double least, double most)
    {
        var people = SampleFiles.Read(SampleFiles.Committed, "people.csv");
        (100.0 * people.Count(person => person["profession"] == profession) / people.Count).ShouldBeInRange(least, most);
    }

    [Theory]
    [InlineData("NMA", 50)]
    [InlineData("NMM", 16)]
    [InlineData("NMC", 16)]
    [InlineData("NMB", 5)]
    public void Organisations_have_their_shares(string organisation, double share)
    {
        // The first post of a person in the file is the one that places them.
        var people = PrimaryPosts().Count(post => post["organisation"] == organisation);
        (100.0 * people / 2000).ShouldBe(share, 0.01);
    }

    [Fact]
    public void Every_trust_has_one_chief_executive_and_a_medical_director_who_is_both()
    {
        foreach (var trust in (string[])["NMA", "NMM", "NMC"])
        {
            var posts = PrimaryPosts().Where(post => post["organisation"] == trust).ToArray();
            posts.Count(post => post["title"] == "Chief Executive").ShouldBe(1);
            posts.Single(post => post["title"] == "Medical Director")["discipline"].ShouldBe("hybrid");
            posts.Where(post => post["reports_to"] == "").ShouldAllBe(post => post["title"] == "Chief Executive");
        }
    }

    [Fact]
    public void Some_posts_are_vacant_and_some_of_those_lead()
    {
        var posts = SampleFiles.Read(SampleFiles.Committed, "posts.csv");
        var vacant = posts.Where(post => post["person"] == "").ToArray();
        ((double)vacant.Length / posts.Count).ShouldBeInRange(0.025, 0.055);
        vacant.Count(post => post["level"] != "frontline").ShouldBeGreaterThan(2);
    }

    [Fact]
    public void Some_people_hold_posts_in_two_organisations()
    {
        var posts = SampleFiles.Read(SampleFiles.Committed, "posts.csv")
            .Where(post => post["person"] != "" && (post["end"] == "" || string.CompareOrdinal(post["end"], "2026-10-01") > 0));
        var shared = posts.GroupBy(post => post["person"]).Count(own => own.Select(post => post["organisation"]).Distinct().Count() > 1);
        shared.ShouldBeInRange(10, 60);
    }

    [Fact]
    public void Spans_of_team_leads_can_be_led()
    {
        var posts = SampleFiles.Read(SampleFiles.Committed, "posts.csv");
        var leads = posts.Where(post => post["level"] == "team_lead").Select(post => post["key"]).ToHashSet();
        var spans = posts.Where(post => leads.Contains(post["reports_to"])).GroupBy(post => post["reports_to"])
            .Select(team => team.Count()).ToArray();
        spans.Length.ShouldBe(leads.Count);
        spans.Max().ShouldBeLessThanOrEqualTo(16);
        spans.Count(span => span is >= 5 and <= 15).ShouldBeGreaterThan((int)(0.95 * spans.Length));
    }

    [Fact]
    public void No_name_is_that_of_a_real_body()
    {
        var names = SampleFiles.Read(SampleFiles.Committed, "organisations.csv").Select(row => row["name"])
            .Concat(SampleFiles.Read(SampleFiles.Committed, "units.csv").Select(row => row["site"]));
        foreach (var name in names)
        {
            RealNames.ShouldNotContain(real => name.Contains(real), name);
        }
    }

    [Fact]
    public void A_network_has_two_parents()
    {
        var parents = SampleFiles.Read(SampleFiles.Committed, "organisations.csv").Select(row => row["parents"].Split(';').Length);
        parents.Count(count => count == 2).ShouldBe(1);
    }

    private static double Degree(Sample sample) => 2.0 * sample.TieCount / sample.People.Count;

    private static IEnumerable<Dictionary<string, string>> PrimaryPosts() =>
        SampleFiles.Read(SampleFiles.Committed, "posts.csv").Where(post => post["person"] != "").DistinctBy(post => post["person"]);
}
