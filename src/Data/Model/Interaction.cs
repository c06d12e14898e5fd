using NetworkLens.Graph.Networks;

namespace NetworkLens.Data.Model;

/// <summary>
/// Who dealt with whom, how, when and how often; never what was said. Table <c>interactions</c>; known by both people, kind, time
/// and source (an unknown time counts as one value).
/// </summary>
public sealed class Interaction
{
    /// <summary>Database id; never reused.</summary>
    public long Id { get; set; }

    /// <summary>Id of the person who turned to the other (or was named first where <see cref="IsMutual"/>).</summary>
    public long FromPersonId { get; set; }

    /// <summary>Id of the other; never <see cref="FromPersonId"/>.</summary>
    public long ToPersonId { get; set; }

    /// <summary>An interaction kind, below 100: the table takes no reporting line.</summary>
    public TieKind Kind { get; set; }

    /// <summary>When, in UTC ticks; null is not known.</summary>
    public long? WhenTicks { get; set; }

    /// <summary>How often, at least 1.</summary>
    public long Count { get; set; } = 1;

    /// <summary>Strength of each, above 0.</summary>
    public double Strength { get; set; } = 1;

    /// <summary>Which survey or system it came from; empty where none was named.</summary>
    public string Source { get; set; } = "";

    /// <summary>Whether neither started it: half of the weight goes each way.</summary>
    public bool IsMutual { get; set; }

    /// <summary>The person who turned to the other.</summary>
    public Person FromPerson { get; set; } = null!;

    /// <summary>The other.</summary>
    public Person ToPerson { get; set; } = null!;
}
