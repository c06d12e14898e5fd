using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Validation.Merging;

namespace NetworkLens.GraphQL.Validation.Rules;

/// <summary>Fields that share a response key are the same field with the same arguments (section 5.3.2).</summary>
/// <remarks>
/// <see cref="MergeCheck"/> looks at the document once, in near linear time, and clears almost every document. Only one
/// that it suspects goes through <see cref="ConflictFinder"/>, which compares pairs and names each conflict. Both have a budget, so a
/// document written to be slow is refused instead of checked to the end.
/// </remarks>
public sealed class OverlappingFieldsCanBeMerged : ValidationRule
{
    private ConflictFinder? finder;
    private bool hasReported;

    /// <inheritdoc/>
    public override void EnterDocument(DocumentSyntax document)
    {
        switch (new MergeCheck(Context).Run())
        {
            case MergeOutcome.Conflict:
                finder = new ConflictFinder(Context);
                break;
            case MergeOutcome.TooComplex:
                RefuseAsTooComplex(document);
                break;
        }
    }

    /// <inheritdoc/>
    public override void EnterSelectionSet(SelectionSetSyntax selectionSet)
    {
        if (finder is null)
        {
            return;
        }

        foreach (var conflict in finder.FindWithin(selectionSet, Context.ParentType))
        {
            hasReported = true;
            Report(
                $"Fields \"{conflict.ResponseKey}\" conflict because {conflict.Reason}. "
                    + "Use different aliases on the fields to fetch both if this was intentional.",
                [.. conflict.Left, .. conflict.Right]);
        }
    }

    /// <inheritdoc/>
    public override void LeaveDocument(DocumentSyntax document)
    {
        if (finder is { IsExhausted: true } && !hasReported)
        {
            RefuseAsTooComplex(document);
        }
    }

    private void RefuseAsTooComplex(DocumentSyntax document) => Report(
        "The fields of this document overlap in too many ways to check that they can be merged. "
            + "Use fewer fragments or fewer fields of the same name.",
        document.Definitions[0]);
}
