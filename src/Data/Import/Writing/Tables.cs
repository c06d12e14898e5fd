namespace NetworkLens.Data.Import.Writing;

/// <summary>The tables that an import writes.</summary>
/// <param name="absent">Columns that the files do not have: what the database holds there stays.</param>
internal sealed class Tables(IReadOnlySet<string> absent)
{
    private static readonly StageColumn Key = new("key", StageType.Text);

    private static readonly StageColumn[] Named =
        [new("name", StageType.Text), new("name_folded", StageType.Text)];

    public StageTable Organisations { get; } = new(
        "organisations",
        [Key],
        [.. Named, new("kind", StageType.Whole), new("ods_code", StageType.Text)],
        Kept(absent, ("organisations.ods_code", "ods_code")));

    public StageTable OrganisationLinks { get; } = new(
        "organisation_links",
        [new("child_id", StageType.Whole), new("parent_id", StageType.Whole), new("from_day", StageType.Whole, IsOpen: true)],
        [new("to_day", StageType.Whole)]);

    /// <summary>Units without their parents, which need the ids of all.</summary>
    public StageTable Units { get; } = new(
        "units",
        [Key],
        [new("organisation_id", StageType.Whole), new("name", StageType.Text), new("site", StageType.Text),
            new("service_line", StageType.Text)],
        Kept(absent, ("units.site", "site"), ("units.service_line", "service_line")));

    public StageTable People { get; } = new(
        "people",
        [Key],
        [.. Named, new("profession", StageType.Text)],
        Kept(absent, ("people.profession", "profession")));

    /// <summary>Every attribute of every person of the files; a blank one is staged as null, and is in the table as no row.</summary>
    public StageTable Attributes { get; } = new(
        "person_attributes",
        [new("person_id", StageType.Whole), new("name", StageType.Text)],
        [new("value", StageType.Text)]);

    public StageTable Posts { get; } = new(
        "posts",
        [Key],
        [
            new("title", StageType.Text), new("organisation_id", StageType.Whole), new("unit_id", StageType.Whole),
            new("person_id", StageType.Whole), new("level", StageType.Whole), new("discipline", StageType.Whole),
            new("management_share", StageType.Real), new("grade", StageType.Text), new("whole_time_share", StageType.Real),
            new("start_day", StageType.Whole), new("end_day", StageType.Whole),
        ],
        KeptOfPosts(absent));

    public StageTable ReportingLines { get; } = new(
        "reporting_lines",
        [
            new("from_post_id", StageType.Whole), new("to_post_id", StageType.Whole), new("kind", StageType.Whole),
            new("start_day", StageType.Whole, IsOpen: true),
        ],
        [new("end_day", StageType.Whole)]);

    public StageTable Interactions { get; } = new(
        "interactions",
        [
            new("from_person_id", StageType.Whole), new("to_person_id", StageType.Whole), new("kind", StageType.Whole),
            new("when_ticks", StageType.Whole, IsOpen: true), new("source", StageType.Text),
        ],
        [new("count", StageType.Whole), new("strength", StageType.Real), new("is_mutual", StageType.Flag)]);

    private static HashSet<string> Kept(IReadOnlySet<string> absent, params ReadOnlySpan<(string InFile, string InTable)> columns)
    {
        var kept = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (inFile, inTable) in columns)
        {
            if (absent.Contains(inFile))
            {
                kept.Add(inTable);
            }
        }

        return kept;
    }

    private static HashSet<string> KeptOfPosts(IReadOnlySet<string> absent)
    {
        var kept = Kept(absent, ("posts.person", "person_id"), ("posts.level", "level"), ("posts.discipline", "discipline"),
            ("posts.management_share", "management_share"), ("posts.grade", "grade"), ("posts.whole_time_share", "whole_time_share"));

        // These agree with each other, so they are written or kept together.
        if (absent.Contains("posts.organisation") && absent.Contains("posts.unit"))
        {
            kept.UnionWith(["organisation_id", "unit_id"]);
        }

        if (absent.Contains("posts.start") && absent.Contains("posts.end"))
        {
            kept.UnionWith(["start_day", "end_day"]);
        }

        return kept;
    }
}
