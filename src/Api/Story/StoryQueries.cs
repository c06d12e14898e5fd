using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;
using NetworkLens.Graph.Story;

namespace NetworkLens.Api.Story;

/// <summary>The queries that give the figures of sentences.</summary>
/// <param name="isWhatIf">Whether the summary is of what would be otherwise.</param>
/// <param name="respondents">Who counts as having answered.</param>
/// <param name="first">The gap that is told as the first to look at.</param>
internal sealed class StoryQueries(bool isWhatIf, Respondents respondents, Gap? first)
{
    private const string Formal = "liveLineCount silentLineCount unseenLineCount";

    // As the summary was asked: the usual is left out.
    private readonly string _respondents =
        respondents == Respondents.Recorded ? "" : $"respondents: {respondents.ToString().ToUpperInvariant()}";

    /// <summary>The query of a subject; it takes the lens and the day that the summary was asked for, and all changes.</summary>
    /// <param name="subject">The subject.</param>
    public string Of(StorySubject subject) => isWhatIf
        ? "query ($lens: LensInput, $asOf: Date, $changes: [ChangeInput!]!, $refit: Boolean! = false) { network(lens: $lens, asOf: $asOf) "
            + $"{{ whatIf(changes: $changes, refit: $refit) {{ {Field(subject)} }} }} }}"
        : $"query ($lens: LensInput, $asOf: Date) {{ network(lens: $lens, asOf: $asOf) {{ {Field(subject)} }} }}";

    private string Field(StorySubject subject) => subject switch
    {
        StorySubject.People =>
            $"{(isWhatIf ? "whatIfOf { changeCount } " : "")}peopleCount tieCount coverage {{ peopleKnown peopleObserved share }}",
        StorySubject.Answers => $"coverage{Arguments()} {{ asked answered responseRate }}",
        StorySubject.FrontLineAndExecutives => Reach("vertical"),
        StorySubject.Units => Reach("horizontal"),
        StorySubject.Organisations => Reach("crossOrganisation"),
        StorySubject.CliniciansAndManagers => Reach("clinicalManagerial"),
        StorySubject.ReportingLines =>
            $"operational: formalStructure{Arguments("kind: OPERATIONAL")} {{ {Formal} }} "
            + $"professional: formalStructure{Arguments("kind: PROFESSIONAL")} {{ {Formal} }} "
            + $"both: formalStructure{Arguments("kind: null")} {{ unseenLineCount }}",
        StorySubject.Verdicts =>
            $"verdicts{Arguments()} {{ summary pairs counts {{ verdict pairs of }} warning {{ explanation }} }}",
        StorySubject.FirstGap =>
            $"gaps{Arguments("first: 1", Where())} {{ nodes {{ id kind dimension summary from {{ label size }} to {{ label size }} "
            + "pair { comparable { verdict explanation } } } }",
        StorySubject.SinglePeople => "peopleCount cohesion { articulationPointCount }",
        _ => throw new ArgumentOutOfRangeException(nameof(subject), subject, "No sentence is about it."),
    };

    // The first that is told from chance comes first among those that are; any other gap is asked for by itself.
    private string Where() => first is { Verdict: not GapVerdict.Gap }
        ? $"where: {{ id: {{ eq: \"{first.Id}\" }} }}"
        : "where: { verdict: { eq: GAP } }";

    private string Arguments(params string[] others)
    {
        var all = string.Join(", ", others.Append(_respondents).Where(argument => argument.Length > 0));
        return all.Length == 0 ? "" : $"({all})";
    }

    private static string Reach(string dimension) =>
        $"connectivity {{ {dimension} {{ reach {{ within value parts {{ name value reached possible }} }} }} }}";
}
