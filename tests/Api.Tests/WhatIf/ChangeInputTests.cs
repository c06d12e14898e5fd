using NetworkLens.Api.Ids;
using NetworkLens.Api.WhatIf;
using NetworkLens.Graph.Networks;
using NetworkLens.Graph.WhatIf;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Tests.WhatIf;

/// <summary>What a client asks for is what the engine is told, value by value.</summary>
public sealed class ChangeInputTests
{
    private static readonly ChangeInput Nothing = new(null, null, null, null, null, null, null, null);

    [Fact]
    public void Every_value_goes_where_it_belongs()
    {
        Read(Nothing with { AddTie = new(Id(1), Id(2), 0.5) }).ShouldBe(new AddTie(1, 2, 0.5));
        Read(Nothing with { DropTie = new(Id(1), Id(2)) }).ShouldBe(new DropTie(1, 2));
        Read(Nothing with { Leave = new(Id(3)) }).ShouldBe(new Leave(3));
        Read(Nothing with { Move = new(Id(3), "o", null, Level.System) }).ShouldBe(new Move(3, "o", null, Level.System));
        Read(Nothing with { Move = new(Id(3), null, "u", null) }).ShouldBe(new Move(3, null, "u"));
        Read(Nothing with { TakePost = new(Id(3), "p") }).ShouldBe(new TakePost(3, "p"));
        Read(Nothing with { MergeUnits = new("a", "b") }).ShouldBe(new MergeUnits("a", "b"));
        Read(Nothing with { MergeOrganisations = new("a", "b") }).ShouldBe(new MergeOrganisations("a", "b"));
        Read(Nothing with { CreatePost = new("k", Level.Executive, Discipline.Hybrid, "o", "u", Id(4), "r", 0.5, 0.25) }).ShouldBe(
            new CreatePost("k", Level.Executive, Discipline.Hybrid)
            {
                Organisation = "o",
                Unit = "u",
                Holder = 4,
                ReportsTo = "r",
                WholeTimeShare = 0.5,
                ManagementShare = 0.25,
            });
        Read(Nothing with { CreatePost = new("k", Level.Executive, Discipline.Hybrid, null, null, null, null, 1, null) }).ShouldBe(
            new CreatePost("k", Level.Executive, Discipline.Hybrid));
    }

    // A unit of the same number as somebody is nobody.
    [Fact]
    public void An_id_of_nobody_is_refused_with_its_place()
    {
        var unit = NodeId.Encode("Unit", 1);
        Refusal(Nothing with { AddTie = new(unit, Id(2), 1) }).ShouldStartWith("changes[0].addTie.from: This is not the id of a person.");
        Refusal(Nothing with { AddTie = new(Id(1), unit, 1) }).ShouldStartWith("changes[0].addTie.to: ");
        Refusal(Nothing with { DropTie = new(unit, Id(2)) }).ShouldStartWith("changes[0].dropTie.from: ");
        Refusal(Nothing with { DropTie = new(Id(1), "?") }).ShouldStartWith("changes[0].dropTie.to: ");
        Refusal(Nothing with { Leave = new(unit) }).ShouldStartWith("changes[0].leave.person: ");
        Refusal(Nothing with { Move = new(unit, "o", null, null) }).ShouldStartWith("changes[0].move.person: ");
        Refusal(Nothing with { TakePost = new(unit, "p") }).ShouldStartWith("changes[0].takePost.person: ");
        Refusal(Nothing with { CreatePost = new("k", Level.Executive, Discipline.Hybrid, null, null, unit, null, 1, null) })
            .ShouldStartWith("changes[0].createPost.holder: ");
    }

    private static string Refusal(ChangeInput change) => Should.Throw<GraphQLException>(() => Read(change)).Message;

    private static Change Read(ChangeInput change) => change.Read("changes[0]");

    private static string Id(long row) => NodeId.Encode("Person", row);
}
