using NetworkLens.GraphQL.Execution.Planning;
using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Protection.Limits;

/// <summary>How much an operation has with its fragments followed.</summary>
/// <param name="Fields">Fields at any depth.</param>
/// <param name="RootFields">Fields at its root.</param>
/// <param name="Aliases">Fields with an alias.</param>
internal readonly record struct ExpandedCounts(long Fields, long RootFields, long Aliases)
{
    private const long Most = 1L << 40;

    /// <summary>
    /// Counts every fragment as often as it is used, though each is looked at once: time O(document), whatever the fragments multiply to.
    /// The numbers stop at 2^40. The document must be valid: no fragment leads to itself.
    /// </summary>
    public static IEnumerable<(OperationDefinitionSyntax Operation, ExpandedCounts Counts)> Of(PreparedDocument document)
    {
        var known = new Dictionary<string, ExpandedCounts>(StringComparer.Ordinal);
        foreach (var operation in document.Syntax.Definitions.OfType<OperationDefinitionSyntax>())
        {
            yield return (operation, Expand(document, operation, known));
        }
    }

    // Keeps its own stack: fragments may lead to each other in a chain as long as the document.
    private static ExpandedCounts Expand(
        PreparedDocument document,
        OperationDefinitionSyntax operation,
        Dictionary<string, ExpandedCounts> known)
    {
        var root = new Frame("", SelectionTally.Of(operation.SelectionSet));
        var open = new Stack<Frame>([root]);
        while (open.TryPeek(out var top))
        {
            if (NextUnknown(top, document, known) is { } next)
            {
                open.Push(next);
                continue;
            }

            open.Pop();
            if (!ReferenceEquals(top, root))
            {
                known[top.Name] = Sum(top.Tally, known);
            }
        }

        return Sum(root.Tally, known);
    }

    private static Frame? NextUnknown(Frame frame, PreparedDocument document, Dictionary<string, ExpandedCounts> known)
    {
        while (frame.Next < frame.Tally.Spreads.Count)
        {
            var name = frame.Tally.Spreads[frame.Next++].Name;
            if (!known.ContainsKey(name) && document.FindFragment(name) is { } fragment)
            {
                return new Frame(name, SelectionTally.Of(fragment.SelectionSet));
            }
        }

        return null;
    }

    private static ExpandedCounts Sum(SelectionTally tally, Dictionary<string, ExpandedCounts> known)
    {
        var (fields, roots, aliases) = (tally.Fields, tally.RootFields, tally.Aliases);
        foreach (var (name, isRoot) in tally.Spreads)
        {
            var part = known.GetValueOrDefault(name);
            fields = Math.Min(Most, fields + part.Fields);
            roots = Math.Min(Most, roots + (isRoot ? part.RootFields : 0));
            aliases = Math.Min(Most, aliases + part.Aliases);
        }

        return new ExpandedCounts(fields, roots, aliases);
    }

    private sealed class Frame(string name, SelectionTally tally)
    {
        public string Name => name;

        public SelectionTally Tally => tally;

        /// <summary>The spread to look at next.</summary>
        public int Next { get; set; }
    }
}
