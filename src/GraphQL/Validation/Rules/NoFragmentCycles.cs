using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Validation.Rules;

/// <summary>No fragment spreads itself, directly or through others (section 5.5.2.2).</summary>
/// <remarks>
/// A depth-first search that visits each fragment once and reports each spread that leads back onto its own path. It
/// keeps its own stack, as a chain of fragments may be as long as the document. Of a long cycle an error names 50 spreads.
/// </remarks>
public sealed class NoFragmentCycles : ValidationRule
{
    // A cycle may be as long as the document, and a document may close a long one many times.
    private const int MostNamed = 50;

    private readonly HashSet<string> visited = [];

    /// <inheritdoc/>
    public override void EnterFragment(FragmentDefinitionSyntax fragment)
    {
        if (!visited.Add(fragment.Name.Value))
        {
            return;
        }

        var path = new List<FragmentSpreadSyntax>();
        var placeOnPath = new Dictionary<string, int> { [fragment.Name.Value] = 0 };
        var open = new Stack<(string Name, IReadOnlyList<FragmentSpreadSyntax> Spreads, int Next)>();
        open.Push((fragment.Name.Value, Context.FragmentSpreads(fragment.SelectionSet), 0));
        while (!Context.IsAborted && open.TryPop(out var step))
        {
            if (step.Next == step.Spreads.Count)
            {
                placeOnPath.Remove(step.Name);
                if (path.Count > 0)
                {
                    path.RemoveAt(path.Count - 1);
                }

                continue;
            }

            open.Push(step with { Next = step.Next + 1 });
            var spread = step.Spreads[step.Next];
            var name = spread.Name.Value;
            if (placeOnPath.TryGetValue(name, out var start))
            {
                ReportCycle([.. path.Skip(start), spread]);
            }
            else if (Context.FindFragment(name) is { } next && visited.Add(name))
            {
                path.Add(spread);
                placeOnPath[name] = path.Count;
                open.Push((name, Context.FragmentSpreads(next.SelectionSet), 0));
            }
        }
    }

    private void ReportCycle(FragmentSpreadSyntax[] cycle)
    {
        var via = string.Join(", ", cycle[..^1].Take(MostNamed).Select(spread => $"\"{spread.Name}\""));
        var more = cycle.Length - 1 - MostNamed;
        var rest = more > 0 ? $" and {more} more" : "";
        var way = via.Length == 0 ? "." : $" via {via}{rest}.";
        Report($"Cannot spread fragment \"{cycle[^1].Name}\" within itself{way}", [.. cycle.TakeLast(MostNamed)]);
    }
}
