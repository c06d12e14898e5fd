using NetworkLens.Api.Connectivity;
using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Networks;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Story;

namespace NetworkLens.Api.Story;

/// <summary>Which sentences of a story a viewer is shown: those whose figures they are shown where the sentence has them from.</summary>
/// <param name="connectivity">The dimensions, as this viewer is shown them.</param>
/// <param name="gaps">The gaps, of which the story has lines and answers.</param>
internal sealed class ShownSentences(ConnectivityView connectivity, GapReport gaps)
{
    /// <summary>Whether a sentence is one of them.</summary>
    public bool Holds(StorySentence sentence) => sentence.Subject switch
    {
        StorySubject.FrontLineAndExecutives => IsShown(Dimension.Vertical),
        StorySubject.Units => IsShown(Dimension.Horizontal),
        StorySubject.Organisations => IsShown(Dimension.CrossOrganisation),
        StorySubject.CliniciansAndManagers => IsShown(Dimension.ClinicalManagerial),
        StorySubject.ReportingLines => IsShown(
            gaps.Lines, FormalStructureResolvers.SubjectOf(connectivity.Network, gaps.OperationalLines, gaps.ProfessionalLines)),
        StorySubject.Answers => IsShown(gaps.Responses, CoverageResolvers.SubjectOf(gaps.Responses, connectivity.Network)),
        _ => true, // Of everybody, or of pairs and gaps that are shown.
    };

    private bool IsShown(Dimension dimension) => connectivity.Of(dimension).Whole is not null;

    private bool IsShown<T>(T figures, FigureSubject subject)
        where T : class => connectivity.Network.Policy.Disclose(figures, subject).Withheld is null;
}
