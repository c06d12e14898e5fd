namespace NetworkLens.GraphQL.Tests.Protection.Attacks;

/// <summary>A document made to hurt, and what it is answered with.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Document">The document.</param>
/// <param name="Code">The code of its errors; empty where it has a right to be answered.</param>
/// <param name="Says">A part of the answer.</param>
/// <param name="KB">The most that answering may allocate, in kilobytes.</param>
internal sealed record Attack(string Name, string Document, string Code, string Says, int KB)
{
    public string? Variables { get; init; }

    /// <summary>How many errors are told.</summary>
    public int Errors { get; init; } = Code.Length == 0 ? 0 : 1;

    /// <summary>The most bytes of the answer.</summary>
    public int Bytes { get; init; } = 400;

    /// <summary>As many parts as are asked for, one after the other.</summary>
    public static string Many(int count, Func<int, string> part) => string.Concat(Enumerable.Range(0, count).Select(part));

    /// <summary>A text as often as is asked for.</summary>
    public static string Many(int count, string part) => Many(count, _ => part);
}
