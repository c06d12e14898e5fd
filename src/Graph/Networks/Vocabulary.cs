namespace NetworkLens.Graph.Networks;

/// <summary>Where a post stands between the front line and the system. Ordered; <see cref="Unknown"/> stands outside the order.</summary>
public enum Level : byte
{
    /// <summary>Not known: left out of what needs a level, and counted.</summary>
    Unknown = 0,

    /// <summary>Staff without reports, whatever their grade.</summary>
    Frontline = 1,

    /// <summary>Leads a team.</summary>
    TeamLead = 2,

    /// <summary>Leads a service of several teams.</summary>
    ServiceLead = 3,

    /// <summary>Leads a directorate or division.</summary>
    Directorate = 4,

    /// <summary>Sits on the executive of one organisation.</summary>
    Executive = 5,

    /// <summary>Leads across organisations.</summary>
    System = 6,
}

/// <summary>What kind of work a person's posts hold together.</summary>
public enum Discipline : byte
{
    /// <summary>Not known: left out of what needs a discipline, and counted.</summary>
    Unknown = 0,

    /// <summary>Care of patients.</summary>
    Clinical = 1,

    /// <summary>Management.</summary>
    Managerial = 2,

    /// <summary>Both: a bridge between the two.</summary>
    Hybrid = 3,

    /// <summary>Neither: reception, estates, administration.</summary>
    Support = 4,
}

/// <summary>What a tie is made of. The two reporting lines are formal; the rest are interactions. No content is ever held.</summary>
public enum TieKind : byte
{
    /// <summary>Goes to the other for advice.</summary>
    Advice = 1,

    /// <summary>Goes to the other for information.</summary>
    Information = 2,

    /// <summary>Works with the other.</summary>
    Collaboration = 3,

    /// <summary>Trusts the other.</summary>
    Trust = 4,

    /// <summary>Names the other as a friend.</summary>
    Friendship = 5,

    /// <summary>Values what the other knows.</summary>
    Expertise = 6,

    /// <summary>Mentors the other.</summary>
    Mentoring = 7,

    /// <summary>Shadows the other at work.</summary>
    Shadowing = 8,

    /// <summary>Takes a problem up to the other.</summary>
    Escalation = 9,

    /// <summary>Meets the other.</summary>
    Meeting = 10,

    /// <summary>Writes to the other.</summary>
    Message = 11,

    /// <summary>Was near the other, as a sensor saw it.</summary>
    Contact = 12,

    /// <summary>Reports to the other for the work done. Formal.</summary>
    OperationalLine = 101,

    /// <summary>Reports to the other for professional standards. Formal.</summary>
    ProfessionalLine = 102,
}

/// <summary>How the two directions between two people make one tie.</summary>
public enum TieDirection : byte
{
    /// <summary>Any direction makes the tie; weights of both are added. Undirected.</summary>
    Either = 0,

    /// <summary>Only both directions together make the tie; weights are added. Undirected.</summary>
    Both = 1,

    /// <summary>Directions stay apart.</summary>
    Directed = 2,
}
