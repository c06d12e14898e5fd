namespace NetworkLens.GraphQL.Types.Scalars;

/// <summary><c>UUID</c>: <see cref="Guid"/>, as RFC 9562 writes it, in either case; written in lower case.</summary>
internal static class UuidScalar
{
    private const int Length = 36;

    public static KnownScalar Definition { get; } =
        KnownScalar.OfText<Guid>("UUID", "a UUID such as \"123e4567-e89b-12d3-a456-426614174000\"", Read, Print);

    // The CLR's own parser forgives more than the RFC does, such as spaces around and signs within.
    private static bool Read(ReadOnlySpan<char> text, out Guid value)
    {
        value = default;
        if (text.Length != Length)
        {
            return false;
        }

        for (var i = 0; i < Length; i++)
        {
            var isRight = i is 8 or 13 or 18 or 23 ? text[i] == '-' : char.IsAsciiHexDigit(text[i]);
            if (!isRight)
            {
                return false;
            }
        }

        return Guid.TryParseExact(text, "D", out value);
    }

    private static string? Print(object value) => value is Guid id ? id.ToString("D") : null;
}
