using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.WhatIf;

/// <summary>Tells in what two networks differ: every column, every post, every bit of every weight.</summary>
internal static class SameNetwork
{
    public static void Check(OrganisationNetwork expected, OrganisationNetwork actual, string what)
    {
        actual.PersonKeys.ShouldBe(expected.PersonKeys, what);
        actual.PersonIds.ShouldBe(expected.PersonIds, what);
        actual.Organisations.Select(Text).ShouldBe(expected.Organisations.Select(Text), what);
        actual.Units.ShouldBe(expected.Units, what);
        actual.OrganisationOf.ShouldBe(expected.OrganisationOf, what);
        actual.UnitOf.ShouldBe(expected.UnitOf, what);
        actual.LevelOf.ShouldBe(expected.LevelOf, what);
        actual.DisciplineOf.ShouldBe(expected.DisciplineOf, what);
        actual.ManagementShareOf.ShouldBe(expected.ManagementShareOf, what);
        actual.Posts.ShouldBe(expected.Posts, what);
        actual.Lines.ShouldBe(expected.Lines, what);
        Text(actual.Profession).ShouldBe(Text(expected.Profession), what);
        actual.Attributes.Values.Select(Text).ShouldBe(expected.Attributes.Values.Select(Text), what);
        Graph(expected.Arcs, actual.Arcs, what);
        Graph(expected.Ties, actual.Ties, what);
    }

    private static void Graph(CsrGraph expected, CsrGraph actual, string what)
    {
        actual.IsDirected.ShouldBe(expected.IsDirected, what);
        actual.Offsets.ToArray().ShouldBe(expected.Offsets.ToArray(), what);
        actual.AllNeighbours.ToArray().ShouldBe(expected.AllNeighbours.ToArray(), what);
        actual.AllWeights.ToArray().ShouldBe(expected.AllWeights.ToArray(), what);
    }

    private static string Text(Organisation organisation) =>
        $"{organisation.Id} {organisation.Key} {organisation.Name} {string.Join(',', organisation.Parents)}";

    private static string Text(AttributeColumn column) =>
        $"{column.Name}: {string.Join(',', column.Values)}: {string.Join(',', column.Codes)}";
}
