using NetworkLens.Graph.Networks;

namespace NetworkLens.Api.Disclosure;

/// <summary>A figure that has no value, and why.</summary>
/// <param name="Figure">The field that is null.</param>
/// <param name="Reason">Why.</param>
/// <param name="Explanation">The same in words.</param>
public sealed record UndefinedFigure(string Figure, Absence Reason, string Explanation);

/// <summary>Lists the figures of an object that have no value.</summary>
internal static class UndefinedFigures
{
    /// <summary>Those of the given figures that are missing, in the order given.</summary>
    public static IReadOnlyList<UndefinedFigure> Of(params ReadOnlySpan<(string Name, Measured Figure)> figures)
    {
        var missing = new List<UndefinedFigure>();
        foreach (var (name, figure) in figures)
        {
            if (figure.Why is { } why)
            {
                missing.Add(new(name, why, Explain(why)));
            }
        }

        return missing;
    }

    private static string Explain(Absence why) => why switch
    {
        Absence.NoPeople => "Nobody is in this network.",
        Absence.TooFewPeople => "It takes at least two people.",
        Absence.NoTies => "There are no ties of the sort that is counted.",
        Absence.EmptyGroup => "A group that it compares has nobody in it.",
        Absence.AttributeUnknown =>
            "The data do not say of anyone what this needs: organisation, unit, level, discipline or the attribute.",
        Absence.ResponsesUnknown =>
            "The data do not say who answered. Import a column responded of people, yes or no; or say by respondents, EVERYBODY or " +
            "SENDERS, what to take for it.",
        Absence.NoPairs => "There is no pair of groups, or of people, to which it applies.",
        Absence.Unreachable => "No chain of ties joins the ones it is about.",
        Absence.NothingExpected => "Chance alone would give no tie here, so there is nothing to compare with.",
        Absence.NoVariance => "Chance alone would always give the same, so nothing can stand out.",
        Absence.WrongDirection => "It needs ties with directions and these have none, or the other way round.",
        Absence.NotTested => "It was not tested against chance.",
        Absence.NotConverged => "The method did not settle within its bounds.",
        Absence.NotApplicable => "Whoever it would be about is not of the sort that it is about.",
        Absence.Cyclic => "The formal structure runs in a circle.",
        _ => "It was left out of this analysis.",
    };
}
