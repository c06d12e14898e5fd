using NetworkLens.Api.Ids;
using NetworkLens.Api.WhatIf;
using NetworkLens.Graph.Networks;
using NetworkLens.Graph.WhatIf;

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

    private static Change Read(ChangeInput change) => change.Read("changes[0]");

    private static string Id(long row) => NodeId.Encode("Person", row);
}
