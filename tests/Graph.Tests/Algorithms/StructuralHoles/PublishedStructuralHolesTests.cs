using System.Text.Json;
using NetworkLens.Graph.Algorithms.StructuralHoles;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.StructuralHoles;

/// <summary>Published networks: constraint of every person against igraph 0.10.2, effective size against networkx 3.6.1.</summary>
public sealed class PublishedStructuralHolesTests
{
    [Theory]
    [InlineData("krackhardt_hightech"), InlineData("lazega_lawfirm"), InlineData("crossparker_consulting")]
    [InlineData("hospital_ward_lh10"), InlineData("email_eu_core"), InlineData("ckm_physicians"), InlineData("uk_faculty")]
    [InlineData("lhd_leaders"), InlineData("indiana_tobacco_orgs"), InlineData("iri_mentoring")]
    public void Constraint_of_every_person_with_and_without_weights(string network)
    {
        var data = SharedData.Open(network);
        foreach (var relation in data.Expected.GetProperty("relations").EnumerateObject())
        {
            var graph = data.Graph(relation.Name, relation.Value.GetProperty("directed").GetBoolean());

            Check(data, relation.Value.GetProperty("constraint"), BurtConstraint.Compute(graph.WithoutWeights(), default), relation.Name);
            if (relation.Value.TryGetProperty("constraint_weighted", out var weighted))
            {
                Check(data, weighted, BurtConstraint.Compute(graph, default), relation.Name + " weighted");
            }
        }
    }

    // Sum over everyone, of the first and of the last person, without weights; then with. Asked of mutual weights, as networkx gives people
    // whom others choose and who choose nobody no figure in a directed graph.
    [Theory]
    [InlineData("krackhardt_hightech", "advice", true, new[] { 153.6130128751, 8.2631578947, 8.5192307692 })]
    [InlineData("krackhardt_hightech", "friendship", true, new[] { 104.5658251836, 5.8076923077, 3.8333333333 })]
    [InlineData("lazega_lawfirm", "advice", true, new[] { 960.5637954612, 14.12, 8.1333333333 })]
    [InlineData("lazega_lawfirm", "cowork", true, new[] { 916.6077211184, 8.6842105263, 8.85 })]
    [InlineData("lazega_lawfirm", "friendship", true, new[] { 525.1706015388, 3.9444444444, 2.6428571429 })]
    [InlineData(
        "crossparker_consulting", "info", true,
        new[] { 427.5379091132, 9.9838709677, 3.3157894737, 721.1717685035, 16.5412231559, 6.6591269841 })]
    [InlineData(
        "crossparker_consulting", "value", true,
        new[] { 382.3019302429, 9.1451612903, 3.1842105263, 498.8542803396, 11.3279965004, 4.4009920635 })]
    [InlineData(
        "hospital_ward_lh10", "contact", false,
        new[] { 931.6438468208, 31.6229508197, 4.2727272727, 1945.6237163737, 52.8988309621, 9.8973698233 })]
    public void Effective_size_with_and_without_weights(string network, string relation, bool directed, double[] expected)
    {
        var graph = SharedData.Open(network).Graph(relation, directed);
        var binary = EffectiveSize.Compute(graph.WithoutWeights(), default).Values;
        var weighted = EffectiveSize.Compute(graph, default).Values;
        double[] found = [binary.Sum(), binary[0], binary[^1], weighted.Sum(), weighted[0], weighted[^1]];

        Close.To(expected, found[..expected.Length]);
    }

    private static void Check(SharedData data, JsonElement expected, BurtConstraint actual, string what)
    {
        foreach (var person in expected.EnumerateObject())
        {
            var found = actual.At(data.Index(person.Name));
            if (person.Value.ValueKind == JsonValueKind.Null)
            {
                found.Why.ShouldBe(Absence.NoTies, $"{what}: {person.Name}");
            }
            else
            {
                Close.To(person.Value.GetDouble(), found, $"{what}: {person.Name}");
            }
        }
    }
}
