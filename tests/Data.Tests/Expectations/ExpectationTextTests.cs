using System.Text.Json;
using NetworkLens.Data.Expectations;
using NetworkLens.Graph.Expectations;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Data.Tests.Expectations;

public sealed class ExpectationTextTests
{
    // Written by the first program that kept rules: every later one reads it.
    private const string First = """
        {"From":{"Levels":["ServiceLead"]},"To":{"Organisations":["B"],"Levels":["Executive"]},"Relation":"OtherOrganisation",
         "Within":2,"Routes":2,"Lens":{"Kinds":["Advice"],"AllTime":true,"LeastWeight":0.5,"Direction":"Both"}}
        """;

    [Fact]
    public void What_was_written_once_reads_the_same_for_ever()
    {
        var definition = ExpectationText.Read(First);
        definition.Expectation.Key.ShouldBe(new Expectation(
            new() { Levels = [Level.ServiceLead] },
            new() { Organisations = ["B"], Levels = [Level.Executive] },
            ExpectationRelation.OtherOrganisation,
            2,
            2).Key);
        definition.Lens.ShouldBe(definition.Lens with { FromTicks = 0, ToTicks = null, LeastWeight = 0.5, Direction = TieDirection.Both });
        definition.Lens.Kinds.ShouldBe([TieKind.Advice]);
        definition.Lens.HalfLifeDays.ShouldBeNull();
        definition.Fingerprint.ShouldBe("13b753df1fa1dce3");
    }

    [Fact]
    public void What_is_written_is_read_back_whatever_it_says()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var definition = Some(random);
            var back = ExpectationText.Read(ExpectationText.Write(definition));
            back.Fingerprint.ShouldBe(definition.Fingerprint);
            back.Expectation.Key.ShouldBe(definition.Expectation.Key);
            ExpectationText.Write(back).ShouldBe(ExpectationText.Write(definition));
        }
    }

    [Fact]
    public void Whatever_differs_has_another_fingerprint()
    {
        var plain = new ExpectationDefinition(new(PeopleCriteria.Everybody, PeopleCriteria.Everybody), Lens.Default);
        var expectation = plain.Expectation;
        ExpectationDefinition[] others =
        [
            new(expectation with { Within = 3 }, plain.Lens), new(expectation with { Routes = 2 }, plain.Lens),
            new(expectation with { Relation = ExpectationRelation.SameUnit }, plain.Lens),
            new(expectation with { From = new() { Units = ["u"] } }, plain.Lens),
            new(expectation with { To = new() { Units = ["u"] } }, plain.Lens),
            new(expectation, plain.Lens with { FromTicks = 0 }), new(expectation, plain.Lens with { Direction = TieDirection.Both }),
            new(expectation, plain.Lens with { Kinds = [TieKind.Advice] }),
        ];
        others.Append(plain).Select(x => x.Fingerprint).Distinct().Count().ShouldBe(others.Length + 1);
    }

    [Theory]
    [InlineData("null"), InlineData("{"), InlineData("""{"From":{},"To":{},"Relation":"Nowhere","Within":1,"Routes":1,"Lens":{}}""")]
    public void A_text_that_is_none_is_refused(string text) => Should.Throw<JsonException>(() => ExpectationText.Read(text));

    private static ExpectationDefinition Some(Random random) => new(
        new(Group(random), Group(random), (ExpectationRelation)random.Next(7), random.Next(1, 11), random.Next(1, 11)),
        new()
        {
            Kinds = random.Next(2) == 0 ? [] : [TieKind.Advice, TieKind.OperationalLine],
            FromTicks = random.Next(2) == 0 ? null : 0,
            HalfLifeDays = random.Next(2) == 0 ? null : random.NextDouble() + 0.1,
            LeastWeight = random.NextDouble(),
            Direction = (TieDirection)random.Next(3),
            Organisations = Lens.Default.Organisations.Union(Names(random)),
            Units = Lens.Default.Units.Union(Names(random)),
            Professions = Lens.Default.Professions.Union(Names(random)),
            Levels = random.Next(2) == 0 ? [] : [Level.System],
        });

    private static PeopleCriteria Group(Random random) => new()
    {
        Organisations = PeopleCriteria.Everybody.Organisations.Union(Names(random)),
        Units = PeopleCriteria.Everybody.Units.Union(Names(random)),
        Professions = PeopleCriteria.Everybody.Professions.Union(Names(random)),
        Levels = random.Next(2) == 0 ? [] : [Level.Frontline, Level.Executive],
        Disciplines = random.Next(2) == 0 ? [] : [Discipline.Hybrid],
    };

    private static IEnumerable<string> Names(Random random) =>
        Enumerable.Range(0, random.Next(4)).Select(i => $"{i}\"é,{random.Next(9)}:🏥");
}
