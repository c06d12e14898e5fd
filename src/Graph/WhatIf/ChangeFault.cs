using System.Collections.Immutable;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.WhatIf;

/// <summary>Why changes cannot be made: the first that cannot, after those before it were made.</summary>
/// <param name="At">Which change, from 0.</param>
/// <param name="Field">Which of its values, by the name of the property; empty for the change as a whole.</param>
/// <param name="Code">What is wrong.</param>
/// <param name="Problem">The same as a sentence. Names no person.</param>
/// <param name="Mend">What to do, as a sentence.</param>
public sealed record ChangeFault(int At, string Field, ChangeFaultCode Code, string Problem, string Mend);

/// <summary>What is wrong with a change.</summary>
public enum ChangeFaultCode
{
    /// <summary>Nobody of that id is in the network.</summary>
    UnknownPerson,

    /// <summary>An earlier change let that person leave.</summary>
    PersonHasLeft,

    /// <summary>The person holds no post that could move.</summary>
    PersonHasNoPost,

    /// <summary>No organisation has that key.</summary>
    UnknownOrganisation,

    /// <summary>No unit has that key.</summary>
    UnknownUnit,

    /// <summary>No post has that key.</summary>
    UnknownPost,

    /// <summary>An earlier change merged that unit or organisation into another.</summary>
    MergedAway,

    /// <summary>A post has that key already.</summary>
    PostExists,

    /// <summary>Somebody holds that post.</summary>
    PostIsHeld,

    /// <summary>Nobody is tied to themself.</summary>
    TieToOneself,

    /// <summary>There is such a tie.</summary>
    TieExists,

    /// <summary>There is no such tie.</summary>
    NoSuchTie,

    /// <summary>A reporting line makes the tie, under a lens that counts these.</summary>
    TieIsReportingLine,

    /// <summary>The tie would weigh less than the lens asks for.</summary>
    TieTooLight,

    /// <summary>Something is merged into itself.</summary>
    IntoItself,

    /// <summary>Something is merged into what lies below it.</summary>
    IntoDescendant,

    /// <summary>The lens does not let in what the change is about.</summary>
    OutsideLens,

    /// <summary>Both a unit and an organisation are named.</summary>
    TwoPlaces,

    /// <summary>Nothing is named that would change, or it is so already.</summary>
    NothingToChange,

    /// <summary>A number or a text is out of its range.</summary>
    OutOfRange,
}

/// <summary>A changed network, or why there is none: exactly one of the two is null.</summary>
/// <param name="Network">The network.</param>
/// <param name="Fault">Why there is none.</param>
public sealed record WhatIfOutcome(OrganisationNetwork? Network, ChangeFault? Fault)
{
    /// <summary>
    /// Who of the network as it was has which index in this one, ascending; -1 for whoever has left it. Empty where there is none.
    /// </summary>
    public ImmutableArray<int> IndexOf { get; init; } = [];
}

/// <summary>Carries a fault out of the depth of a change; never leaves this folder.</summary>
internal sealed class ChangeFaultException(string field, ChangeFaultCode code, string problem, string mend) : Exception(problem)
{
    /// <summary>The fault, of the change at a place.</summary>
    public ChangeFault At(int place) => new(place, field, code, Message, mend);
}
