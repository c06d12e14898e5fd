namespace NetworkLens.GraphQL.Errors;

/// <summary>"Did you mean": known names that are near to an unknown one.</summary>
public static class Suggestions
{
    private const int Most = 5;

    /// <summary>
    /// A sentence to append to a message, with a space before it; empty when nothing is near. At most five names.
    /// </summary>
    /// <param name="names">Quoted in this order.</param>
    /// <param name="what">What they are, such as "the enum value"; null to leave it out.</param>
    public static string DidYouMean(IReadOnlyList<string> names, string? what = null)
    {
        var quoted = names.Take(Most).Select(name => $"\"{name}\"").ToArray();
        var opening = what is null ? " Did you mean " : $" Did you mean {what} ";
        return quoted.Length switch
        {
            0 => "",
            1 => $"{opening}{quoted[0]}?",
            2 => $"{opening}{quoted[0]} or {quoted[1]}?",
            _ => $"{opening}{string.Join(", ", quoted[..^1])}, or {quoted[^1]}?",
        };
    }

    /// <summary>The options that are near to a name, nearest first.</summary>
    /// <remarks>
    /// Near means at most 40 % of the name's length plus one edits, where a swap of neighbours is one edit and any change of case is one
    /// edit together. Options of very different length are skipped, so the time per option is bounded by the square of the option's
    /// length, however long the name.
    /// </remarks>
    public static IReadOnlyList<string> Near(string name, IEnumerable<string> options)
    {
        var threshold = (int)(name.Length * 0.4) + 1;
        var near = new List<(int Distance, string Option)>();
        var measure = new NameDistance(name, threshold);
        foreach (var option in options.Distinct())
        {
            if (measure.To(option) is { } distance)
            {
                near.Add((distance, option));
            }
        }

        near.Sort(static (a, b) => a.Distance != b.Distance
            ? a.Distance.CompareTo(b.Distance)
            : NaturalCompare(a.Option, b.Option));
        return near.ConvertAll(pair => pair.Option);
    }

    /// <summary>Compares as a reader would: digits by their number, all else by code unit.</summary>
    public static int NaturalCompare(string a, string b)
    {
        var i = 0;
        var j = 0;
        while (i < a.Length && j < b.Length)
        {
            int order;
            if (char.IsAsciiDigit(a[i]) && char.IsAsciiDigit(b[j]))
            {
                var left = DigitsAt(a, ref i);
                var right = DigitsAt(b, ref j);
                order = left.Length != right.Length
                    ? left.Length.CompareTo(right.Length)
                    : left.SequenceCompareTo(right);
            }
            else
            {
                order = a[i++].CompareTo(b[j++]);
            }

            if (order != 0)
            {
                return order;
            }
        }

        return a.Length.CompareTo(b.Length);
    }

    private static ReadOnlySpan<char> DigitsAt(string text, ref int i)
    {
        var start = i;
        while (i < text.Length && char.IsAsciiDigit(text[i]))
        {
            i++;
        }

        return text.AsSpan(start, i - start).TrimStart('0');
    }
}
