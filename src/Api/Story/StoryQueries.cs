using NetworkLens.Graph.Story;

namespace NetworkLens.Api.Story;

/// <summary>The query that gives the figures of a sentence.</summary>
internal static class StoryQueries
{
    /// <summary>The query of a subject; it takes the lens and the day that the summary was asked for, and all changes.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="isWhatIf">Whether the summary is of what would be otherwise.</param>
    public static string Of(StorySubject subject, bool isWhatIf) => isWhatIf
        ? "query ($lens: LensInput, $asOf: Date, $changes: [ChangeInput!]!, $refit: Boolean! = false) { network(lens: $lens, asOf: $asOf) "
            + $"{{ whatIf(changes: $changes, refit: $refit) {{ {Field(subject)} }} }} }}"
        : $"query ($lens: LensInput, $asOf: Date) {{ network(lens: $lens, asOf: $asOf) {{ {Field(subject)} }} }}";

    private static string Field(StorySubject subject) => subject switch
    {
        StorySubject.People => "peopleCount tieCount coverage { peopleKnown peopleObserved share }",
        StorySubject.FrontLineAndExecutives => Reach("vertical"),
        StorySubject.Units => Reach("horizontal"),
        StorySubject.Organisations => Reach("crossOrganisation"),
        StorySubject.CliniciansAndManagers => Reach("clinicalManagerial"),
        StorySubject.ReportingLines => "formalStructure(kind: null) { liveLineCount silentLineCount }",
        StorySubject.Verdicts => "verdicts { summary pairs counts { verdict pairs of } warning { explanation } }",
        StorySubject.FirstGap =>
            "gaps(first: 1) { nodes { id kind dimension summary from { label size } to { label size } "
            + "pair { comparable { verdict explanation } } } }",
        StorySubject.SinglePeople => "peopleCount cohesion { articulationPointCount }",
        _ => throw new ArgumentOutOfRangeException(nameof(subject), subject, "No sentence is about it."),
    };

    private static string Reach(string dimension) =>
        $"connectivity {{ {dimension} {{ reach {{ within value parts {{ name value reached possible }} }} }} }}";
}
