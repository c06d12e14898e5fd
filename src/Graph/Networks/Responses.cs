using System.Collections.Immutable;

namespace NetworkLens.Graph.Networks;

/// <summary>By what it is told who answered, that is, whose ties could be seen from their own side.</summary>
public enum Respondents : byte
{
    /// <summary>By the free attribute <c>responded</c> or <c>answered</c> of people; where there is none nothing is known.</summary>
    Recorded = 0,

    /// <summary>Everybody could be seen: what logs and calendars record. An assumption.</summary>
    Everybody = 1,

    /// <summary>Whoever turned to somebody in the window: what a survey without a list of answers leaves. An assumption.</summary>
    Senders = 2,
}

/// <summary>Whether a person answered.</summary>
public enum Response : byte
{
    /// <summary>Nothing is said of them: for instance not asked.</summary>
    Unknown = 0,

    /// <summary>Asked, and did not answer.</summary>
    Missing = 1,

    /// <summary>Answered.</summary>
    Given = 2,
}

/// <summary>Who answered, and so which ties could have been seen.</summary>
/// <remarks>
/// A tie of two people can be seen when one of them at least answered. The attribute is read by name, case aside, <c>responded</c> before
/// <c>answered</c>; <c>yes</c>, <c>true</c>, <c>y</c> and <c>1</c> say that somebody answered, <c>no</c>, <c>false</c>, <c>n</c> and
/// <c>0</c> that they did not, and anything else nothing. Whoever nothing is said of has not been seen to answer, but is not in the
/// response rate. Nothing is inferred where nothing is asked for. Time O(n + m).
/// </remarks>
public sealed record Responses
{
    private static readonly string[] Names = ["responded", "answered"];
    private static readonly string[] Yes = ["yes", "true", "y", "1"];
    private static readonly string[] No = ["no", "false", "n", "0"];

    /// <summary>By what it was told.</summary>
    public required Respondents By { get; init; }

    /// <summary>By person; empty where nothing tells who answered, and where everybody could be seen.</summary>
    public required ImmutableArray<Response> Of { get; init; }

    /// <summary>Whether it is known who answered, or taken as given that everybody could be seen.</summary>
    public bool AreKnown => By == Respondents.Everybody || !Of.IsEmpty;

    /// <summary>People who were asked: of whom it is said that they answered, or did not. 0 where nothing is known.</summary>
    public int Asked => Of.AsSpan().Count(Response.Given) + Of.AsSpan().Count(Response.Missing);

    /// <summary>Those who answered.</summary>
    public int Given => Of.AsSpan().Count(Response.Given);

    /// <summary>Answered of asked, 0 to 1.</summary>
    public Measured Rate => Measured.Ratio(Given, Asked, Absence.ResponsesUnknown);

    /// <summary>By person whether they were seen to answer; the default value where everybody counts as seen.</summary>
    public ImmutableArray<bool> Seen => Of.IsEmpty ? default : [.. Of.Select(response => response == Response.Given)];

    /// <summary>Finds out who answered.</summary>
    /// <param name="network">The network.</param>
    /// <param name="by">By what.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="by"/> is none of its values.</exception>
    public static Responses Compute(OrganisationNetwork network, Respondents by = Respondents.Recorded) => new()
    {
        By = by,
        Of = by switch
        {
            Respondents.Recorded => Recorded(network),
            Respondents.Everybody => [],
            Respondents.Senders =>
            [
                .. Enumerable.Range(0, network.PeopleCount)
                    .Select(person => network.Arcs.Neighbours(person).IsEmpty ? Response.Missing : Response.Given),
            ],
            _ => throw new ArgumentOutOfRangeException(nameof(by), by, "No such way to tell who answered."),
        },
    };

    private static ImmutableArray<Response> Recorded(OrganisationNetwork network)
    {
        var column = Names
            .Select(name => network.Attributes.Values.FirstOrDefault(a => string.Equals(a.Name, name, StringComparison.OrdinalIgnoreCase)))
            .FirstOrDefault(found => found is not null);
        if (column is null)
        {
            return [];
        }

        Response[] meaning = [.. column.Values.Select(Read)];
        ImmutableArray<Response> read = [.. column.Codes.Select(code => code < 0 ? Response.Unknown : meaning[code])];
        return read.AsSpan().Count(Response.Given) > 0 ? read : []; // A column that says of nobody that they answered tells nothing.
    }

    private static Response Read(string value) =>
        Yes.Contains(value.Trim(), StringComparer.OrdinalIgnoreCase) ? Response.Given
        : No.Contains(value.Trim(), StringComparer.OrdinalIgnoreCase) ? Response.Missing
        : Response.Unknown;
}
