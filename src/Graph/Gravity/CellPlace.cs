using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Gravity;

/// <summary>All that the model knows of a person: people of one place are alike to it. Codes of -1 are unknown.</summary>
internal readonly record struct CellPlace(
    int Organisation, int Directorate, int Service, int Unit, int Site, int ServiceLine, int Profession, Traits Traits)
    : IComparable<CellPlace>
{
    public int CompareTo(CellPlace other) =>
        Organisation != other.Organisation ? Organisation.CompareTo(other.Organisation)
        : Directorate != other.Directorate ? Directorate.CompareTo(other.Directorate)
        : Service != other.Service ? Service.CompareTo(other.Service)
        : Unit != other.Unit ? Unit.CompareTo(other.Unit)
        : Site != other.Site ? Site.CompareTo(other.Site)
        : ServiceLine != other.ServiceLine ? ServiceLine.CompareTo(other.ServiceLine)
        : Profession != other.Profession ? Profession.CompareTo(other.Profession)
        : Traits.Code.CompareTo(other.Traits.Code);
}

/// <summary>What of a person has few values: level, discipline, and whether the person answered.</summary>
internal readonly record struct Traits(Level Level, Discipline Discipline, bool Responded)
{
    /// <summary>One number for each value, below <see cref="CodeCount"/>.</summary>
    public int Code => ((((int)Level * 5) + (int)Discipline) * 2) + (Responded ? 1 : 0);

    public const int CodeCount = 7 * 5 * 2;

    public static Traits OfCode(int code) => new((Level)(code / 10), (Discipline)(code / 2 % 5), code % 2 == 1);
}
