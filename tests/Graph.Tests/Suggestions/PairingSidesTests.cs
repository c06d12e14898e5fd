using NetworkLens.Graph.Networks;
using NetworkLens.Graph.Suggestions;

namespace NetworkLens.Graph.Tests.Suggestions;

public sealed class PairingSidesTests
{
    [Fact]
    public void Whoever_is_of_both_sorts_or_fits_nobody_is_left_out()
    {
        // 0, 1 and 2 are of the front line, 3 leads a team; ties make no difference.
        var draft = new Draft();
        draft.Person(level: Level.Frontline);
        draft.Person(level: Level.Frontline);
        draft.Person(level: Level.Frontline);
        draft.Person(level: Level.TeamLead);
        var network = draft.Ties("0-1 0-2 0-3").Build();
        Of(network, new([0, 1], [2, 3])).ShouldBe((2, 2));
        Of(network, new([0, 1, 2], [1, 2, 3])).ShouldBe((1, 1));
        Of(network, new([0, 1], [2, 3]) { MostLevelsApart = 0 }).ShouldBe((2, 1));
        Of(network, new([3], [0, 1]) { MostLevelsApart = 0 }).ShouldBe((0, 0));
        Of(network, new([], [0, 1])).ShouldBe((0, 0));
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void They_are_those_of_every_pair_that_fits(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 20; round++)
        {
            var network = Draft.Random(random.Next(), people: 12).Build();
            var request = new PairingRequest([.. Some()], [.. Some()])
            {
                Unit = (PairingPlace)random.Next(3),
                Organisation = (PairingPlace)random.Next(3),
                MostLevelsApart = random.Next(2) == 0 ? null : random.Next(3),
            };
            var fitting = request.First.Except(request.Second).SelectMany(
                    _ => request.Second.Except(request.First), (first, second) => (First: first, Second: second))
                .Where(pair => SuggestedPairings.Fits(network, request, pair.First, pair.Second)).ToList();
            Of(network, request).ShouldBe(
                (fitting.Select(pair => pair.First).Distinct().Count(), fitting.Select(pair => pair.Second).Distinct().Count()));
        }

        IEnumerable<int> Some() => Enumerable.Range(0, 12).Where(_ => random.Next(2) == 0);
    }

    // The only call into the API.
    private static (int First, int Second) Of(OrganisationNetwork network, PairingRequest request)
    {
        var sides = PairingSides.Of(network, request, CancellationToken.None);
        return (sides.First, sides.Second);
    }
}
