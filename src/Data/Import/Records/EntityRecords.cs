using NetworkLens.Data.Model;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Data.Import.Records;

/// <summary>Where in the files a row stands.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Number of the field, from 1; 0 for the whole row.</param>
public readonly record struct Place(string File, int Line, int Column);

/// <summary>An organisation.</summary>
/// <param name="Key">Key.</param>
/// <param name="Name">Name.</param>
/// <param name="Kind">What kind of body it is.</param>
/// <param name="OdsCode">Code of the Organisation Data Service, if any.</param>
public sealed record OrganisationRecord(string Key, string Name, OrganisationKind Kind, string? OdsCode);

/// <summary>An organisation that belongs to another.</summary>
/// <param name="Child">Index of the organisation that belongs.</param>
/// <param name="Parent">Index of the one it belongs to.</param>
/// <param name="From">First day; null is open.</param>
/// <param name="To">Day after the last; null is open.</param>
/// <param name="Place">Where it is written.</param>
public readonly record struct OrganisationLinkRecord(int Child, int Parent, DateOnly? From, DateOnly? To, Place Place);

/// <summary>A unit.</summary>
/// <param name="Key">Key.</param>
/// <param name="Organisation">Index of its organisation.</param>
/// <param name="Name">Name.</param>
/// <param name="Parent">Index of the unit above, -1 at the top.</param>
/// <param name="Site">Site, if any.</param>
/// <param name="ServiceLine">Service line, if any.</param>
public sealed record UnitRecord(string Key, int Organisation, string Name, int Parent, string? Site, string? ServiceLine);

/// <summary>A person.</summary>
/// <param name="Key">Key.</param>
/// <param name="Name">Name.</param>
/// <param name="Profession">Profession, if known.</param>
/// <param name="Attributes">Values of the free attributes, null where blank.</param>
public sealed record PersonRecord(string Key, string Name, string? Profession, string?[] Attributes);

/// <summary>A post.</summary>
/// <param name="Key">Key.</param>
/// <param name="Title">Title.</param>
/// <param name="Organisation">Index of the organisation, -1 unknown.</param>
/// <param name="Unit">Index of the unit, -1 unknown.</param>
/// <param name="Person">Index of the holder, -1 vacant.</param>
/// <param name="Level">Level.</param>
/// <param name="Discipline">Discipline.</param>
/// <param name="ManagementShare">Share of management, 0 to 1, if known.</param>
/// <param name="Grade">Grade, if known.</param>
/// <param name="WholeTimeShare">Whole-time share, above 0, at most 2.</param>
/// <param name="Start">First day; null is open.</param>
/// <param name="End">Day after the last; null is open.</param>
public sealed record PostRecord(
    string Key,
    string Title,
    int Organisation,
    int Unit,
    int Person,
    Level Level,
    Discipline Discipline,
    double? ManagementShare,
    string? Grade,
    double WholeTimeShare,
    DateOnly? Start,
    DateOnly? End);

/// <summary>A reporting line.</summary>
/// <param name="From">Index of the post that reports.</param>
/// <param name="To">Index of the post it reports to.</param>
/// <param name="Kind">Operational or professional.</param>
/// <param name="Start">First day; null is open.</param>
/// <param name="End">Day after the last; null is open.</param>
/// <param name="Place">Where it is written.</param>
public readonly record struct ReportingLineRecord(int From, int To, TieKind Kind, DateOnly? Start, DateOnly? End, Place Place);
