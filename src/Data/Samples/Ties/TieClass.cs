namespace NetworkLens.Data.Samples.Ties;

/// <summary>How near two people sit: the nearest that holds.</summary>
internal enum TieClass : byte
{
    /// <summary>The same unit.</summary>
    Unit = 0,

    /// <summary>Another unit of the same service.</summary>
    Service = 1,

    /// <summary>Another service of the same directorate.</summary>
    Directorate = 2,

    /// <summary>Another directorate of the same organisation.</summary>
    Organisation = 3,

    /// <summary>Another organisation of the system, on the same service line.</summary>
    Line = 4,

    /// <summary>Another organisation of the system.</summary>
    System = 5,

    /// <summary>Another system.</summary>
    Region = 6,
}
