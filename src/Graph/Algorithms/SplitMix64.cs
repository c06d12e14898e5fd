namespace NetworkLens.Graph.Algorithms;

/// <summary>Numbers that look like chance from numbers that do not: a counter whose every step is mixed, bit by bit.</summary>
/// <remarks>
/// Steele, G. L., Lea, D. &amp; Flood, C. H. (2014). Fast splittable pseudorandom number generators. OOPSLA 14, 453-472. The same on every
/// machine. Not for secrets.
/// </remarks>
internal static class SplitMix64
{
    /// <summary>What one step of the counter adds: odd, so that every number comes up once.</summary>
    public const ulong Stride = 0x9E3779B97F4A7C15;

    /// <summary>Takes a step and gives its 64 bits.</summary>
    public static ulong Next(ref ulong state) => Mix(state += Stride);

    /// <summary>Mixes the bits of a number such that each of them bears on all; no two numbers become one.</summary>
    public static ulong Mix(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}
