using System.Collections.Immutable;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Expectations;

/// <summary>Expectations that many have, ready to be taken over.</summary>
public enum ExpectationTemplateKind : byte
{
    /// <summary>From the front line up to those who can act.</summary>
    SafetyEscalationRoute = 0,

    /// <summary>From one part of a pathway to the next.</summary>
    CarePathway = 1,

    /// <summary>From those who lead services to the executives of partners.</summary>
    IntegratedCareBoard = 2,

    /// <summary>From those who lead services to their counterparts elsewhere.</summary>
    ServiceCounterpart = 3,

    /// <summary>From clinicians who lead to those who manage beside them.</summary>
    ClinicalManagerialPair = 4,

    /// <summary>From those who lead teams to others who do.</summary>
    PeerSupport = 5,
}

/// <summary>An expectation that many have, with what is left to say.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Name">A short name.</param>
/// <param name="Purpose">What it is for, in a sentence.</param>
/// <param name="Expectation">The expectation before anything is filled in.</param>
/// <param name="ToFillIn">What has to be said for it to make sense, and what may well be.</param>
public sealed record ExpectationTemplate(
    ExpectationTemplateKind Kind, string Name, string Purpose, Expectation Expectation, ImmutableArray<TemplateBlank> ToFillIn)
{
    private static readonly TemplateBlank OneOrganisation = new(
        "from.organisations", "Keys of the organisations whose people should reach; all if left out.", IsRequired: false);

    /// <summary>All of them, in the order of their kinds.</summary>
    public static ImmutableArray<ExpectationTemplate> All { get; } =
    [
        new(
            ExpectationTemplateKind.SafetyEscalationRoute,
            "Safety escalation route",
            "Whoever sees that something is unsafe can take it to an executive, and no single absence stands in the way.",
            new(At(Level.Frontline), At(Level.Executive, Level.System), ExpectationRelation.SameOrganisation, Within: 3, Routes: 2),
            [OneOrganisation]),
        new(
            ExpectationTemplateKind.CarePathway,
            "Care pathway",
            "Those who lead one part of a pathway know those who lead the next, so that patients are handed on and not handed over.",
            new(At(Level.TeamLead, Level.ServiceLead), At(Level.TeamLead, Level.ServiceLead), Within: 2, Routes: 2),
            [
                new("from.units", "Keys of the units that patients come from.", IsRequired: true),
                new("to.units", "Keys of the units that patients go to.", IsRequired: true),
            ]),
        new(
            ExpectationTemplateKind.IntegratedCareBoard,
            "Integrated care board",
            "Partnership reaches below the boards: whoever leads a service can turn to an executive of a partner.",
            new(At(Level.ServiceLead), At(Level.Executive), ExpectationRelation.OtherOrganisation, Within: 2, Routes: 2),
            [
                OneOrganisation,
                new("to.organisations", "Keys of the partners that count; all others if left out.", IsRequired: false),
            ]),
        new(
            ExpectationTemplateKind.ServiceCounterpart,
            "Service counterpart",
            "Whoever leads a service knows somebody who leads the same service elsewhere.",
            new(At(Level.ServiceLead), At(Level.ServiceLead), ExpectationRelation.Counterpart, Within: 2),
            [OneOrganisation]),
        new(
            ExpectationTemplateKind.ClinicalManagerialPair,
            "Clinician and manager",
            "Clinicians who lead a team or a service, those who manage besides among them, work directly with somebody else who manages in "
                + "their directorate.",
            new(
                At(Level.TeamLead, Level.ServiceLead) with { Disciplines = [Discipline.Clinical, Discipline.Hybrid] },
                new() { Disciplines = [Discipline.Managerial, Discipline.Hybrid] },
                ExpectationRelation.SameDirectorate,
                Within: 1),
            [
                OneOrganisation,
                new("to.disciplines", "MANAGERIAL alone, where a colleague who is clinical as well does not count.", IsRequired: false),
            ]),
        new(
            ExpectationTemplateKind.PeerSupport,
            "Peer support",
            "Whoever leads a team has somebody to turn to who leads another one in the same organisation.",
            new(At(Level.TeamLead), At(Level.TeamLead), ExpectationRelation.OtherUnit, Within: 1),
            [OneOrganisation]),
    ];

    /// <summary>The template of a kind.</summary>
    public static ExpectationTemplate Of(ExpectationTemplateKind kind) => All[(int)kind];

    private static PeopleCriteria At(params ReadOnlySpan<Level> levels) => new() { Levels = [.. levels] };
}

/// <summary>Something that a template leaves to say.</summary>
/// <param name="Argument">Where it goes, such as "from.units".</param>
/// <param name="Explanation">What to write there, in a sentence.</param>
/// <param name="IsRequired">Whether the expectation makes no sense without.</param>
public sealed record TemplateBlank(string Argument, string Explanation, bool IsRequired);
