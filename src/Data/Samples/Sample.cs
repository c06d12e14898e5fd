using NetworkLens.Graph.Networks;

namespace NetworkLens.Data.Samples;

/// <summary>An invented health system: the rows of the import files (docs/import.md) and the links that were planted as missing.</summary>
/// <remarks>Every list is in ordinal order of its keys; interactions by from, to, kind, when and source.</remarks>
public sealed class Sample
{
    /// <summary>First day of the interactions.</summary>
    public static readonly DateOnly WindowFrom = new(2025, 10, 1);

    /// <summary>The day after the last day of the interactions.</summary>
    public static readonly DateOnly WindowTo = new(2026, 10, 1);

    /// <summary>What was asked for.</summary>
    public required SampleOptions Options { get; init; }

    /// <summary>Rows of organisations.csv.</summary>
    public required IReadOnlyList<SampleOrganisation> Organisations { get; init; }

    /// <summary>Rows of units.csv.</summary>
    public required IReadOnlyList<SampleUnit> Units { get; init; }

    /// <summary>Rows of people.csv.</summary>
    public required IReadOnlyList<SamplePerson> People { get; init; }

    /// <summary>Rows of posts.csv.</summary>
    public required IReadOnlyList<SamplePost> Posts { get; init; }

    /// <summary>Rows of interactions.csv.</summary>
    public required IReadOnlyList<SampleInteraction> Interactions { get; init; }

    /// <summary>The links that were made missing on purpose.</summary>
    public required IReadOnlyList<PlantedLink> Planted { get; init; }

    /// <summary>Pairs of people with at least one interaction.</summary>
    public required int TieCount { get; init; }

    /// <summary>Operational lines between two different holders: silent ones that nobody planted, and all of them.</summary>
    public required (int Silent, int All) UnplantedLines { get; init; }
}

/// <summary>An organisation of the sample.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Name">Its invented name.</param>
/// <param name="Kind">A kind of docs/import.md.</param>
/// <param name="OdsCode">A code with a hyphen, which no code of the Organisation Data Service has.</param>
/// <param name="Parents">Keys of the bodies that it is part of: none, one or two.</param>
public sealed record SampleOrganisation(string Key, string Name, string Kind, string OdsCode, IReadOnlyList<string> Parents);

/// <summary>A unit of the sample.</summary>
/// <param name="Key">Its key, which begins with its parent's.</param>
/// <param name="Organisation">Key of its organisation.</param>
/// <param name="Name">Its name.</param>
/// <param name="Parent">Key of the unit above; null at the top.</param>
/// <param name="Site">Where it sits.</param>
/// <param name="ServiceLine">What it serves, the same word in every organisation; empty for none.</param>
public sealed record SampleUnit(string Key, string Organisation, string Name, string? Parent, string Site, string ServiceLine);

/// <summary>An invented person.</summary>
/// <param name="Key">Their key.</param>
/// <param name="Name">An invented name.</param>
/// <param name="Profession">One of eight staff groups.</param>
/// <param name="Gender">female, male or not stated.</param>
/// <param name="Joined">Year in which they came to the system.</param>
/// <param name="Contract">permanent, fixed term or bank.</param>
/// <param name="BandGroup">A coarse grade.</param>
public sealed record SamplePerson(
    string Key, string Name, string Profession, string Gender, int Joined, string Contract, string BandGroup);

/// <summary>A post of the sample.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Title">Its title.</param>
/// <param name="Organisation">Key of its organisation.</param>
/// <param name="Unit">Key of its unit.</param>
/// <param name="Person">Key of its holder; null for a vacancy.</param>
/// <param name="Level">Its level; never unknown.</param>
/// <param name="Discipline">Its discipline; never unknown.</param>
/// <param name="ManagementShare">Hundredths of its time that are management; null where it is not a hybrid post.</param>
/// <param name="Grade">Pay band or medical grade.</param>
/// <param name="WholeTimeShare">Hundredths of a whole-time post.</param>
/// <param name="Start">First day; null for a vacancy.</param>
/// <param name="End">The day after the last; null while it lasts.</param>
/// <param name="ReportsTo">Key of the post above.</param>
/// <param name="ProfessionalReportsTo">Key of the post above in the profession, where that is another one.</param>
public sealed record SamplePost(
    string Key,
    string Title,
    string Organisation,
    string Unit,
    string? Person,
    Level Level,
    Discipline Discipline,
    int? ManagementShare,
    string Grade,
    int WholeTimeShare,
    DateOnly? Start,
    DateOnly? End,
    string? ReportsTo,
    string? ProfessionalReportsTo);

/// <summary>Who, whom, what kind, when and how often: never what was said.</summary>
/// <param name="From">Key of the person who turned to the other.</param>
/// <param name="To">Key of the other.</param>
/// <param name="Kind">What kind.</param>
/// <param name="When">The day.</param>
/// <param name="Count">How often, from 1.</param>
/// <param name="Source">Where the row would come from.</param>
/// <param name="Mutual">Neither end started it.</param>
public readonly record struct SampleInteraction(
    string From, string To, TieKind Kind, DateOnly When, int Count, string Source, bool Mutual);
