namespace NetworkLens.Api.Disclosure;

/// <summary>Which groups of a partition are withheld, so that no small one can be told from the others and the whole.</summary>
internal static class SmallGroups
{
    /// <summary>
    /// Withholds every group of fewer than <paramref name="least"/> people; and, smallest first, as many more as it takes that at least
    /// two are withheld and that those withheld have at least so many people together. Time O(groups log groups).
    /// </summary>
    /// <param name="sizes">People of each group.</param>
    /// <param name="least">The least number of people whose figures are shown; 0 shows all.</param>
    /// <returns>By group: whether it is withheld.</returns>
    public static bool[] Withheld(IReadOnlyList<int> sizes, int least)
    {
        var withheld = new bool[sizes.Count];
        var (isAny, people) = (false, 0L);
        foreach (var group in Enumerable.Range(0, sizes.Count).OrderBy(group => sizes[group]))
        {
            // One alone is never enough: it is withheld for having fewer.
            if (sizes[group] >= least && (!isAny || people >= least))
            {
                break;
            }

            withheld[group] = true;
            isAny = true;
            people += sizes[group];
        }

        return withheld;
    }
}
