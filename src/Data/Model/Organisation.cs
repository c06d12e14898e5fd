namespace NetworkLens.Data.Model;

/// <summary>What kind of body an organisation is. Stored as a small whole number: a value is never given a new meaning.</summary>
public enum OrganisationKind : byte
{
    /// <summary>Anything else, or not known.</summary>
    Other = 0,

    /// <summary>An acute hospital trust.</summary>
    AcuteTrust = 1,

    /// <summary>A mental health trust.</summary>
    MentalHealthTrust = 2,

    /// <summary>A community services trust.</summary>
    CommunityTrust = 3,

    /// <summary>An ambulance trust.</summary>
    AmbulanceTrust = 4,

    /// <summary>A practice or a network of practices.</summary>
    PrimaryCare = 5,

    /// <summary>An integrated care board.</summary>
    CareBoard = 6,

    /// <summary>A local authority.</summary>
    LocalAuthority = 7,

    /// <summary>A voluntary or community body.</summary>
    Voluntary = 8,

    /// <summary>A system of several organisations.</summary>
    System = 9,
}

/// <summary>A body that employs people or holds other bodies together. Table <c>organisations</c>.</summary>
public sealed class Organisation
{
    /// <summary>Database id; never reused.</summary>
    public long Id { get; set; }

    /// <summary>External key, unique, compared ordinally.</summary>
    public required string Key { get; set; }

    /// <summary>Name as people write it.</summary>
    public required string Name { get; set; }

    /// <summary><see cref="Name"/> by <see cref="TextFolding.Fold"/>; every writer keeps the two together.</summary>
    public required string NameFolded { get; set; }

    /// <summary>What kind of body it is.</summary>
    public OrganisationKind Kind { get; set; }

    /// <summary>Code of the Organisation Data Service, if it has one.</summary>
    public string? OdsCode { get; set; }

    /// <summary>Links to the bodies it belongs to; may be several.</summary>
    public ICollection<OrganisationLink> Parents { get; } = [];

    /// <summary>Links to the bodies that belong to it.</summary>
    public ICollection<OrganisationLink> Children { get; } = [];

    /// <summary>Its units, of every depth.</summary>
    public ICollection<Unit> Units { get; } = [];

    /// <summary>Its posts, vacant ones included.</summary>
    public ICollection<Post> Posts { get; } = [];
}
