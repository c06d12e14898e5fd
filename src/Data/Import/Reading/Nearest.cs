namespace NetworkLens.Data.Import.Reading;

/// <summary>Finds the word that was probably meant.</summary>
internal static class Nearest
{
    private const int MostCandidates = 5_000;
    private const int LongestWord = 64;

    /// <summary>The candidate nearest to a word, or null where none is near: at most a third of its letters differ.</summary>
    /// <param name="word">What was written.</param>
    /// <param name="candidates">What could have been meant; more than 5,000 are not searched, which bounds the time.</param>
    public static string? To(string word, IReadOnlyCollection<string> candidates)
    {
        if (word.Length is 0 or > LongestWord || candidates.Count > MostCandidates)
        {
            return null;
        }

        string? best = null;
        var least = Math.Max(1, word.Length / 3) + 1;
        foreach (var candidate in candidates)
        {
            if (candidate.Length > LongestWord || Math.Abs(candidate.Length - word.Length) >= least
                || string.Equals(candidate, word, StringComparison.Ordinal))
            {
                continue;
            }

            var distance = Distance(word, candidate);
            if (distance < least)
            {
                least = distance;
                best = candidate;
            }
        }

        return best;
    }

    /// <summary>"; did you mean 'x'?" in the form that a mend takes, or nothing.</summary>
    public static string Hint(string word, IReadOnlyCollection<string> candidates) =>
        To(word, candidates) is { } near ? $" (did you mean '{near}'?)" : "";

    /// <summary>Levenshtein's distance with a swap of neighbours as one step, letter case and kind of separator free of charge.</summary>
    private static int Distance(string left, string right)
    {
        Span<int> beforeLast = stackalloc int[right.Length + 1];
        Span<int> last = stackalloc int[right.Length + 1];
        Span<int> current = stackalloc int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = Fold(left[i - 1]) == Fold(right[j - 1]) ? 0 : 1;
                var step = Math.Min(Math.Min(last[j] + 1, current[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && Fold(left[i - 1]) == Fold(right[j - 2]) && Fold(left[i - 2]) == Fold(right[j - 1]))
                {
                    step = Math.Min(step, beforeLast[j - 2] + 1);
                }

                current[j] = step;
            }

            last.CopyTo(beforeLast);
            current.CopyTo(last);
        }

        return last[right.Length];
    }

    private static char Fold(char letter) => letter is '-' or ' ' or '.' ? '_' : char.ToLowerInvariant(letter);
}
