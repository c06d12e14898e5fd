namespace NetworkLens.Graph.Algorithms.Betweenness;

/// <summary>A positive count beyond the range of a double: mantissa · 2^exponent. 15 digits, like a double.</summary>
internal readonly record struct HugeCount(double Mantissa, int Exponent)
{
    /// <summary>None.</summary>
    public static HugeCount None => new(0, 0);

    /// <summary>One.</summary>
    public static HugeCount One => new(1, 0);

    public static HugeCount operator +(HugeCount left, HugeCount right)
    {
        if (left.Mantissa == 0 || right.Mantissa == 0)
        {
            return left.Mantissa == 0 ? right : left;
        }

        var (more, less) = left.Exponent >= right.Exponent ? (left, right) : (right, left);
        var sum = more.Mantissa + Math.ScaleB(less.Mantissa, less.Exponent - more.Exponent);
        var shift = Math.ILogB(sum);
        return new(Math.ScaleB(sum, -shift), more.Exponent + shift);
    }

    /// <summary>The ratio of two counts, as a double.</summary>
    public double Over(HugeCount other) => Math.ScaleB(Mantissa / other.Mantissa, Exponent - other.Exponent);
}
