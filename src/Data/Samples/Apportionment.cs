namespace NetworkLens.Data.Samples;

/// <summary>Splits a whole number in proportion to weights: largest remainders, earlier first where they are equal.</summary>
internal static class Apportionment
{
    /// <summary>Parts that add up to <paramref name="total"/>. Whole numbers throughout, so that no machine rounds otherwise.</summary>
    internal static int[] Split(int total, IReadOnlyList<int> weights)
    {
        long sum = 0;
        foreach (var weight in weights)
        {
            sum += weight;
        }

        var parts = new int[weights.Count];
        var order = new (long Remainder, int Index)[weights.Count];
        var left = total;
        for (var i = 0; i < parts.Length; i++)
        {
            var exact = (long)total * weights[i];
            parts[i] = (int)(exact / sum);
            order[i] = (-(exact % sum), i);
            left -= parts[i];
        }

        Array.Sort(order);
        for (var i = 0; i < left; i++)
        {
            parts[order[i].Index]++;
        }

        return parts;
    }
}
