namespace NetworkLens.Graph.Algorithms.Cohesion;

/// <summary>The sixteen ways in which three people can be tied, in their usual order.</summary>
/// <remarks>
/// The digits count mutual, asymmetric and null pairs; a letter tells apart what they leave open: down, up, cyclic, transitive. igraph,
/// networkx and sna name them the same way.
/// </remarks>
public enum TriadClass : byte
{
    /// <summary>003: no ties.</summary>
    T003 = 0,

    /// <summary>012: one tie one way.</summary>
    T012 = 1,

    /// <summary>102: one mutual tie.</summary>
    T102 = 2,

    /// <summary>021D: one person chooses both others, a ← b → c.</summary>
    T021D = 3,

    /// <summary>021U: both others choose one person, a → b ← c.</summary>
    T021U = 4,

    /// <summary>021C: a chain, a → b → c.</summary>
    T021C = 5,

    /// <summary>111D: a mutual pair of which one is chosen, a ↔ b ← c.</summary>
    T111D = 6,

    /// <summary>111U: a mutual pair of which one chooses, a ↔ b → c.</summary>
    T111U = 7,

    /// <summary>030T: a transitive triple, a → b → c and a → c.</summary>
    T030T = 8,

    /// <summary>030C: a circle, a → b → c → a.</summary>
    T030C = 9,

    /// <summary>201: two mutual ties, a ↔ b ↔ c.</summary>
    T201 = 10,

    /// <summary>120D: a mutual pair, both chosen by the third, a ← b → c and a ↔ c.</summary>
    T120D = 11,

    /// <summary>120U: a mutual pair, both choosing the third, a → b ← c and a ↔ c.</summary>
    T120U = 12,

    /// <summary>120C: a mutual pair with a chain through the third, a → b → c and a ↔ c.</summary>
    T120C = 13,

    /// <summary>210: two mutual ties and one one way.</summary>
    T210 = 14,

    /// <summary>300: all three mutual.</summary>
    T300 = 15,
}
