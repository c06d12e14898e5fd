using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Gaps;

/// <summary>Published networks as organisations: posts, units and lines made of attributes, as docs/real-networks.md says.</summary>
internal static class RealNetworks
{
    /// <summary>
    /// Lazega's law firm: each office an organisation, partners its executives, associates its front line, the practice a profession.
    /// </summary>
    public static OrganisationNetwork LawFirm(string relation)
    {
        var data = SharedData.Open("lazega_lawfirm");
        return Build(data, data.Ties(relation), new(
            Organisation: data.Column("office"),
            Unit: data.Column("office"),
            Level: At(data.Column("status"), status => status == "partner" ? Level.Executive : Level.Frontline))
        {
            Profession = data.Column("practice"),
        });
    }

    /// <summary>
    /// Cross and Parker's consultants: each region an organisation, each location a unit. Partners are executives, managing consultants
    /// directorate leads, all others the front line. Somebody asked "sometimes" or more often is a tie.
    /// </summary>
    public static OrganisationNetwork Consultants()
    {
        var data = SharedData.Open("crossparker_consulting");
        return Build(data, data.Ties("info").FindAll(tie => tie.Weight >= 3), new(
            Organisation: data.Column("region"),
            Unit: data.Column("location"),
            Level: At(data.Column("org_level"), level => level switch
            {
                "5" => Level.Executive,
                "4" => Level.Directorate,
                _ => Level.Frontline,
            })));
    }

    /// <summary>
    /// The posts of the Department of Health and twelve health bodies: whoever reports to nobody, and the two highest grades, executives;
    /// SCS2 directorate leads, SCS1 service leads; a row of junior posts is one at the front line. Lines only: nobody was asked anything.
    /// </summary>
    public static OrganisationNetwork HealthBodies(Lens lens)
    {
        var data = SharedData.Open("ukgov_dh_family_2011");
        AttributeColumn grades = data.Column("senior_grade_level"), depths = data.Column("depth");
        var levels = Enumerable.Range(0, data.NodeCount).Select(post => (ValueAt(depths, post), ValueAt(grades, post)) switch
        {
            ("1", _) or (_, "1" or "2") => Level.Executive,
            (_, "3") => Level.Directorate,
            (_, "4") => Level.ServiceLead,
            _ => Level.Frontline,
        });
        return Build(data, [], new(data.Column("organisation"), Unit: null, [.. levels]) { Lines = data.Ties("reports_to") }, lens);
    }

    private static OrganisationNetwork Build(
        SharedData data, List<(int From, int To, double Weight)> ties, Places places, Lens? lens = null)
    {
        var builder = new OrganisationNetworkBuilder(lens ?? Lens.Default, "v1");
        for (var o = 0; o < places.Organisation.Values.Length; o++)
        {
            builder.AddOrganisation(new(o + 1, places.Organisation.Values[o], places.Organisation.Values[o]));
        }

        var units = new Dictionary<int, int>(); // A unit lies in one organisation: that of the first who is in it.
        var person = 0;
        foreach (var id in data.Ids)
        {
            var organisation = places.Organisation.Codes[person];
            var unit = places.Unit?.Codes[person];
            if (unit is { } code && units.TryAdd(code, organisation))
            {
                builder.AddUnit(new(code + 1, places.Unit!.Values[code], places.Unit.Values[code], organisation + 1));
            }

            builder.AddPerson(person + 1, id, places.Profession is { } profession ? ValueAt(profession, person) : null);
            builder.AddPost(new(person + 1, id, person + 1, organisation + 1, unit + 1, places.Level[person], Discipline.Unknown));
            person++;
        }

        foreach (var (from, to, _) in places.Lines)
        {
            builder.AddLine(new(from + 1, to + 1, TieKind.OperationalLine));
        }

        foreach (var (from, to, _) in ties)
        {
            builder.AddTie(from + 1, to + 1, TieKind.Advice, null, 1, mutual: false);
        }

        return builder.Build(TestContext.Current.CancellationToken);
    }

    private static Level[] At(AttributeColumn column, Func<string, Level> level) =>
        [.. column.Codes.Select(code => level(column.Values[code]))];

    private static string? ValueAt(AttributeColumn column, int person) =>
        column.Codes[person] is >= 0 and var code ? column.Values[code] : null;

    private sealed record Places(AttributeColumn Organisation, AttributeColumn? Unit, Level[] Level)
    {
        public AttributeColumn? Profession { get; init; }

        public List<(int From, int To, double Weight)> Lines { get; init; } = [];
    }
}
