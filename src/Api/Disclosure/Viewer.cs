namespace NetworkLens.Api.Disclosure;

/// <summary>Who asks, and what they may see.</summary>
/// <param name="Name">How the viewer is called.</param>
/// <param name="SeesIndividuals">Whether figures about one person may be shown.</param>
/// <param name="DisclosureProfile">The rule by which figures are withheld.</param>
/// <param name="LeastGroup">Figures about groups of fewer people are withheld; 0 withholds nothing.</param>
public sealed record Viewer(string Name, bool SeesIndividuals, string DisclosureProfile, int LeastGroup)
{
    /// <summary>Whoever sits at this machine: the only viewer until there is sign-in, where no setting says otherwise.</summary>
    public static Viewer Local { get; } = new("local", true, "NONE", 0) { WritesExpectations = true };

    /// <summary>
    /// Whether this viewer may write rules that people are to keep. Whoever writes rules chooses groups, and the figures of two groups that
    /// differ by one person may tell of that person: not to be given to a viewer who may not see individuals.
    /// </summary>
    public bool WritesExpectations { get; init; }
}

/// <summary>Why figures were withheld.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Explanation">The same in words.</param>
public sealed record Withheld(WithheldReason Reason, string Explanation)
{
    /// <summary>This viewer may not see figures about one person.</summary>
    public static Withheld NotPermitted { get; } =
        new(WithheldReason.NotPermitted, "You may not see figures about one person.");

    /// <summary>The group is too small.</summary>
    /// <param name="least">The least number of people whose figures are shown.</param>
    public static Withheld SmallGroup(int least) =>
        new(
            WithheldReason.SmallGroup,
            $"Figures about fewer than {least} people are not shown, since they would say something about one of them.");
}

/// <summary>Why figures were withheld.</summary>
public enum WithheldReason
{
    /// <summary>The group is too small.</summary>
    SmallGroup,

    /// <summary>This viewer may not see it.</summary>
    NotPermitted,
}
