namespace NetworkLens.GraphQL.Errors;

/// <summary>How far names are from one: the optimal string alignment distance, where any change of case is one edit together.</summary>
/// <remarks>
/// One serves all names that are compared with it, as a document may have hundreds of unknown names and a schema hundreds of known ones.
/// Not safe for several threads.
/// </remarks>
/// <param name="name">The one name, which may be as long as a document.</param>
/// <param name="threshold">The most edits; what is further away is not measured to its end.</param>
internal sealed class NameDistance(string name, int threshold)
{
    private string? folded;
    private int[] before = [];
    private int[] above = [];
    private int[] row = [];

    /// <summary>The distance to another name; null beyond the threshold. Time O(the product of both lengths), if these are near.</summary>
    public int? To(string option)
    {
        if (name == option)
        {
            return 0;
        }

        // Before anything is made of a name that may be as long as a request.
        if (Math.Abs(name.Length - option.Length) > threshold)
        {
            return null;
        }

        folded ??= name.ToLowerInvariant();
        var other = option.ToLowerInvariant();
        return folded == other ? 1 : Edits(folded, other);
    }

    private int? Edits(string a, string b)
    {
        if (row.Length <= b.Length)
        {
            (before, above, row) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        }

        for (var j = 0; j <= b.Length; j++)
        {
            above[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            var smallest = row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitute = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(Math.Min(above[j], row[j - 1]) + 1, substitute);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }

                smallest = Math.Min(smallest, row[j]);
            }

            if (smallest > threshold)
            {
                return null;
            }

            (before, above, row) = (above, row, before);
        }

        return above[b.Length] <= threshold ? above[b.Length] : null;
    }
}
