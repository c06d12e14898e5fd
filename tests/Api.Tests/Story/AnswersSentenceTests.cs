using NetworkLens.Api.Disclosure;

namespace NetworkLens.Api.Tests.Story;

/// <summary>The sentence on who answered, of eight people of whom three were asked and one did not answer.</summary>
public sealed class AnswersSentenceTests
{
    private const string Told = "Of 3 people asked, 2 (67 %) answered; a tie between two who did not could not be seen, so that ties and "
        + "reach are at least what is told.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(3, true), InlineData(4, false)]
    public async Task It_is_told_of_as_many_as_a_group_must_have(int least, bool isTold)
    {
        await using var api = await TestApi.StartEmptyAsync(
            Cancel, viewer: new Viewer("guest", SeesIndividuals: false, $"MIN_GROUP_{least}", least));
        var folder = Directory.CreateTempSubdirectory("networklens-answers-").FullName;
        Write("organisations.csv", "key,name,kind\nT,Trust,acute_trust\n");
        Write("units.csv", "key,organisation,name\nU,T,Ward\n");
        Write("people.csv", "key,name,responded\n" + Rows(i => $"{i},Person {i},{i switch { 0 or 1 => "yes", 2 => "no", _ => "" }}"));
        Write("posts.csv", "key,title,unit,person\n" + Rows(i => $"p{i},Nurse,U,{i}"));
        Write("interactions.csv", "from,to,kind,when\n" + Rows(i => $"{i},{(i + 1) % 8},advice,2026-01-01"));
        await api.ImportAsync(folder, null, Cancel);
        Directory.Delete(folder, recursive: true);

        var network = (await api.AskAsync("{ network { coverage { asked } summary { text sentences { subject text } } } }", Cancel))
            .GetProperty("network");
        network.GetProperty("coverage").GetProperty("asked").ToString().ShouldBe(isTold ? "3" : "");
        var sentences = network.GetProperty("summary").GetProperty("sentences").EnumerateArray()
            .ToDictionary(each => each.GetProperty("subject").GetString()!, each => each.GetProperty("text").GetString());
        sentences.GetValueOrDefault("ANSWERS").ShouldBe(isTold ? Told : null);
        network.GetProperty("summary").GetProperty("text").GetString()!.Contains("answered", StringComparison.Ordinal).ShouldBe(isTold);
        sentences.ShouldContainKey("PEOPLE");

        void Write(string file, string text) => File.WriteAllText(Path.Combine(folder, file), text);
    }

    private static string Rows(Func<int, string> row) => string.Concat(Enumerable.Range(0, 8).Select(i => row(i) + "\n"));
}
