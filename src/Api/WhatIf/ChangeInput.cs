using NetworkLens.Api.Ids;
using NetworkLens.Graph.Networks;
using NetworkLens.Graph.WhatIf;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.WhatIf;

/// <summary>A change as a client asks for it: exactly one is not null. See <c>input ChangeInput</c> in schema/whatif.graphql.</summary>
internal sealed record ChangeInput(
    AddTieInput? AddTie,
    DropTieInput? DropTie,
    LeaveInput? Leave,
    MoveInput? Move,
    TakePostInput? TakePost,
    CreatePostInput? CreatePost,
    MergeUnitsInput? MergeUnits,
    MergeOrganisationsInput? MergeOrganisations)
{
    /// <summary>The engine's change.</summary>
    /// <param name="place">Where it stands, as <c>changes[3]</c>.</param>
    /// <exception cref="GraphQLException">An id is nobody's.</exception>
    public Change Read(string place) => this switch
    {
        { AddTie: { } tie } => new AddTie(Person(tie.From, place, "addTie.from"), Person(tie.To, place, "addTie.to"), tie.Weight),
        { DropTie: { } tie } => new DropTie(Person(tie.From, place, "dropTie.from"), Person(tie.To, place, "dropTie.to")),
        { Leave: { } leave } => new Leave(Person(leave.Person, place, "leave.person")),
        { Move: { } move } => new Move(Person(move.Person, place, "move.person"), move.Organisation, move.Unit, move.Level),
        { TakePost: { } take } => new TakePost(Person(take.Person, place, "takePost.person"), take.Post),
        { CreatePost: { } post } => new CreatePost(post.Key, post.Level, post.Discipline)
        {
            Organisation = post.Organisation,
            Unit = post.Unit,
            Holder = post.Holder is { } holder ? Person(holder, place, "createPost.holder") : null,
            ReportsTo = post.ReportsTo,
            WholeTimeShare = post.WholeTimeShare,
            ManagementShare = post.ManagementShare,
        },
        { MergeUnits: { } merge } => new MergeUnits(merge.Unit, merge.Into),
        _ => new MergeOrganisations(MergeOrganisations!.Organisation, MergeOrganisations.Into),
    };

    private static long Person(string id, string place, string field) =>
        NodeId.TryDecode(id, out var node) && node.Type == "Person"
            ? node.Row
            : throw ChangeErrors.Of(
                $"{place}.{field}",
                "UNKNOWN_PERSON",
                "This is not the id of a person.",
                "Ask people { nodes { id name } } for ids.");
}

/// <summary>Two people and a weight.</summary>
internal sealed record AddTieInput(string From, string To, double Weight);

/// <summary>Two people.</summary>
internal sealed record DropTieInput(string From, string To);

/// <summary>One person.</summary>
internal sealed record LeaveInput(string Person);

/// <summary>Who moves where.</summary>
internal sealed record MoveInput(string Person, string? Organisation, string? Unit, Level? Level);

/// <summary>Who takes which post.</summary>
internal sealed record TakePostInput(string Person, string Post);

/// <summary>A post that there is not.</summary>
internal sealed record CreatePostInput(
    string Key,
    Level Level,
    Discipline Discipline,
    string? Organisation,
    string? Unit,
    string? Holder,
    string? ReportsTo,
    double WholeTimeShare,
    double? ManagementShare);

/// <summary>Which unit becomes part of which.</summary>
internal sealed record MergeUnitsInput(string Unit, string Into);

/// <summary>Which organisation becomes part of which.</summary>
internal sealed record MergeOrganisationsInput(string Organisation, string Into);
