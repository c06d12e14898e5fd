namespace NetworkLens.Graph.Algorithms.Brokerage;

/// <summary>What somebody is who stands between two people, by the groups of the three: from A over the broker B to C.</summary>
/// <remarks>Gould, R. V. &amp; Fernandez, R. M. (1989). Structures of mediation. Sociological Methodology 19, 89-126.</remarks>
public enum BrokerageRole : byte
{
    /// <summary>All three in one group. In R <c>sna</c>: w_I.</summary>
    Coordinator = 0,

    /// <summary>Both ends in one group, the broker in another; also itinerant broker. In R <c>sna</c>: w_O.</summary>
    Consultant = 1,

    /// <summary>The broker carries from the own group to another: A and B together. In R <c>sna</c>: b_IO.</summary>
    Representative = 2,

    /// <summary>The broker lets into the own group: B and C together. In R <c>sna</c>: b_OI.</summary>
    Gatekeeper = 3,

    /// <summary>All three in different groups. In R <c>sna</c>: b_O.</summary>
    Liaison = 4,

    /// <summary>Any of the five. In R <c>sna</c>: t.</summary>
    Total = 5,
}

/// <summary>How often each role is taken: ordered pairs of people that the broker joins and that have no tie of their own.</summary>
/// <param name="Coordinator">See <see cref="BrokerageRole.Coordinator"/>.</param>
/// <param name="Consultant">See <see cref="BrokerageRole.Consultant"/>.</param>
/// <param name="Representative">See <see cref="BrokerageRole.Representative"/>.</param>
/// <param name="Gatekeeper">See <see cref="BrokerageRole.Gatekeeper"/>.</param>
/// <param name="Liaison">See <see cref="BrokerageRole.Liaison"/>.</param>
public readonly record struct BrokerageCounts(long Coordinator, long Consultant, long Representative, long Gatekeeper, long Liaison)
{
    /// <summary>The five together.</summary>
    public long Total => Coordinator + Consultant + Representative + Gatekeeper + Liaison;

    /// <summary>The count of one role, or of all of them.</summary>
    public long this[BrokerageRole role] => role switch
    {
        BrokerageRole.Coordinator => Coordinator,
        BrokerageRole.Consultant => Consultant,
        BrokerageRole.Representative => Representative,
        BrokerageRole.Gatekeeper => Gatekeeper,
        BrokerageRole.Liaison => Liaison,
        BrokerageRole.Total => Total,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "No such role."),
    };

    /// <summary>The sum, role by role.</summary>
    public BrokerageCounts Plus(BrokerageCounts other) => new(
        Coordinator + other.Coordinator,
        Consultant + other.Consultant,
        Representative + other.Representative,
        Gatekeeper + other.Gatekeeper,
        Liaison + other.Liaison);
}
