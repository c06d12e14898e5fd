namespace NetworkLens.Graph.Connectivity;

/// <summary>In which sense a system is joined up.</summary>
public enum Dimension : byte
{
    /// <summary>Between levels of one organisation: dance floor to balcony.</summary>
    Vertical = 1,

    /// <summary>Between units of one organisation at the same level.</summary>
    Horizontal = 2,

    /// <summary>Between organisations of one system.</summary>
    CrossOrganisation = 3,

    /// <summary>Between clinical and managerial people.</summary>
    ClinicalManagerial = 4,
}
