using NetworkLens.Api.Measures;
using NetworkLens.Api.Networks;
using NetworkLens.Graph.Expectations;

namespace NetworkLens.Api.Expectations;

/// <summary>A rule as somebody wants it written; see <c>input WriteExpectationInput</c> in schema/expectations.graphql.</summary>
internal sealed record WriteExpectationInput(
    string? Id,
    ExpectationTemplateKind? Template,
    string? Name,
    string? Description,
    PeopleGroupInput? From,
    PeopleGroupInput? To,
    ExpectationRelation? Relation,
    int? Within,
    int? Routes,
    LensInput? Lens,
    double? TargetCompliance);

/// <summary>Which rule is to go.</summary>
internal sealed record RemoveExpectationInput(string Id);
