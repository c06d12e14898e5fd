using NetworkLens.Graph.Networks;

namespace NetworkLens.Data.Samples.Catalogue;

/// <summary>The staff groups of the sample, in the words of people.csv.</summary>
internal static class Professions
{
    internal const string Nursing = "Nursing and Midwifery";
    internal const string Medical = "Medical and Dental";
    internal const string Allied = "Allied Health Professions";
    internal const string Scientific = "Scientific and Technical";
    internal const string ClinicalSupport = "Additional Clinical Services";
    internal const string Administrative = "Administrative and Clerical";
    internal const string Estates = "Estates and Ancillary";
    internal const string Management = "Management";

    /// <summary>What the work of a profession is where the post has no share of management.</summary>
    internal static Discipline DisciplineOf(string profession) => profession switch
    {
        Management => Discipline.Managerial,
        Administrative or Estates => Discipline.Support,
        _ => Discipline.Clinical,
    };

    /// <summary>The coarse grade that people.csv shows.</summary>
    internal static string BandGroup(string grade) => grade switch
    {
        "Band 2" or "Band 3" or "Band 4" => "Bands 2 to 4",
        "Band 5" or "Band 6" or "Band 7" => "Bands 5 to 7",
        "Band 8a" or "Band 8b" or "Band 8c" or "Band 8d" or "Band 9" => "Bands 8 to 9",
        "VSM" => "Very senior manager",
        _ => "Medical grades",
    };
}
