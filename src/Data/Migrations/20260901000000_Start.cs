using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NetworkLens.Data.Model;
using static NetworkLens.Data.Migrations.Columns;

namespace NetworkLens.Data.Migrations;

/// <summary>The first tables, on SQLite and PostgreSQL alike.</summary>
/// <remarks>
/// Columns carry no store type: each provider picks its own. Text of PostgreSQL gets the collation "C", whatever the database's default,
/// so that both compare by code point. SQL written out here is read by both.
/// </remarks>
[DbContext(typeof(NetworkLensContext))]
[Migration("20260901000000_Start")]
public sealed class Start : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        CreateOrganisations(migrationBuilder);
        CreateUnits(migrationBuilder);
        CreatePeople(migrationBuilder);
        CreatePosts(migrationBuilder);
        CreateReportingLines(migrationBuilder);
        CreateInteractions(migrationBuilder);
        CreateDataVersions(migrationBuilder);
        CreateIndices(migrationBuilder);
    }

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        string[] dependentsFirst =
        [
            "data_versions", "interactions", "reporting_lines", "posts", "person_attributes", "people", "units", "organisation_links",
            "organisations",
        ];
        foreach (var table in dependentsFirst)
        {
            migrationBuilder.DropTable(table);
        }
    }

    private static void CreateOrganisations(MigrationBuilder migration)
    {
        migration.CreateTable(
            "organisations",
            t => new
            {
                id = Id(t),
                key = Text(t, migration, 200),
                name = Text(t, migration, 300),
                name_folded = Text(t, migration, 600),
                kind = t.Column<short>(nullable: false),
                ods_code = Text(t, migration, 20, nullable: true),
            },
            constraints: t => t.PrimaryKey("PK_organisations", x => x.id));
        migration.CreateTable(
            "organisation_links",
            t => new
            {
                id = Id(t),
                child_id = t.Column<long>(nullable: false),
                parent_id = t.Column<long>(nullable: false),
                from_day = t.Column<int>(nullable: true),
                to_day = t.Column<int>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_organisation_links", x => x.id);
                t.CheckConstraint("CK_organisation_links_two", "child_id <> parent_id");
                Refer(t, "organisation_links", "organisations", "child_id", ReferentialAction.Cascade, x => x.child_id);
                Refer(t, "organisation_links", "organisations", "parent_id", ReferentialAction.Cascade, x => x.parent_id);
            });
    }

    private static void CreateUnits(MigrationBuilder migration) => migration.CreateTable(
        "units",
        t => new
        {
            id = Id(t),
            key = Text(t, migration, 200),
            name = Text(t, migration, 300),
            organisation_id = t.Column<long>(nullable: false),
            parent_id = t.Column<long>(nullable: true),
            site = Text(t, migration, 200, nullable: true),
            service_line = Text(t, migration, 200, nullable: true),
        },
        constraints: t =>
        {
            t.PrimaryKey("PK_units", x => x.id);
            Refer(t, "units", "organisations", "organisation_id", ReferentialAction.Restrict, x => x.organisation_id);
            Refer(t, "units", "units", "parent_id", ReferentialAction.Restrict, x => x.parent_id);
        });

    private static void CreatePeople(MigrationBuilder migration)
    {
        migration.CreateTable(
            "people",
            t => new
            {
                id = Id(t),
                key = Text(t, migration, 200),
                name = Text(t, migration, 300),
                name_folded = Text(t, migration, 600),
                profession = Text(t, migration, 200, nullable: true),
            },
            constraints: t => t.PrimaryKey("PK_people", x => x.id));
        migration.CreateTable(
            "person_attributes",
            t => new
            {
                person_id = t.Column<long>(nullable: false),
                name = Text(t, migration, 200),
                value = Text(t, migration, 500),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_person_attributes", x => new { x.person_id, x.name });
                Refer(t, "person_attributes", "people", "person_id", ReferentialAction.Cascade, x => x.person_id);
            });
    }

    private static void CreatePosts(MigrationBuilder migration) => migration.CreateTable(
        "posts",
        t => new
        {
            id = Id(t),
            key = Text(t, migration, 200),
            title = Text(t, migration, 300),
            organisation_id = t.Column<long>(nullable: true),
            unit_id = t.Column<long>(nullable: true),
            person_id = t.Column<long>(nullable: true),
            level = t.Column<short>(nullable: false),
            discipline = t.Column<short>(nullable: false),
            management_share = t.Column<double>(nullable: true),
            grade = Text(t, migration, 200, nullable: true),
            whole_time_share = t.Column<double>(nullable: false),
            start_day = t.Column<int>(nullable: true),
            end_day = t.Column<int>(nullable: true),
        },
        constraints: t =>
        {
            t.PrimaryKey("PK_posts", x => x.id);
            t.CheckConstraint("CK_posts_management_share", "management_share >= 0 AND management_share <= 1");
            t.CheckConstraint("CK_posts_whole_time_share", "whole_time_share > 0 AND whole_time_share <= 2");
            Refer(t, "posts", "organisations", "organisation_id", ReferentialAction.Restrict, x => x.organisation_id);
            Refer(t, "posts", "units", "unit_id", ReferentialAction.Restrict, x => x.unit_id);
            Refer(t, "posts", "people", "person_id", ReferentialAction.SetNull, x => x.person_id);
        });

    private static void CreateReportingLines(MigrationBuilder migration) => migration.CreateTable(
        "reporting_lines",
        t => new
        {
            id = Id(t),
            from_post_id = t.Column<long>(nullable: false),
            to_post_id = t.Column<long>(nullable: false),
            kind = t.Column<short>(nullable: false),
            start_day = t.Column<int>(nullable: true),
            end_day = t.Column<int>(nullable: true),
        },
        constraints: t =>
        {
            t.PrimaryKey("PK_reporting_lines", x => x.id);
            t.CheckConstraint("CK_reporting_lines_kind", "kind IN (101, 102)");
            t.CheckConstraint("CK_reporting_lines_two", "from_post_id <> to_post_id");
            Refer(t, "reporting_lines", "posts", "from_post_id", ReferentialAction.Cascade, x => x.from_post_id);
            Refer(t, "reporting_lines", "posts", "to_post_id", ReferentialAction.Cascade, x => x.to_post_id);
        });

    private static void CreateInteractions(MigrationBuilder migration) => migration.CreateTable(
        "interactions",
        t => new
        {
            id = Id(t),
            from_person_id = t.Column<long>(nullable: false),
            to_person_id = t.Column<long>(nullable: false),
            kind = t.Column<short>(nullable: false),
            when_ticks = t.Column<long>(nullable: true),
            count = t.Column<long>(nullable: false),
            strength = t.Column<double>(nullable: false),
            source = Text(t, migration, 200),
            is_mutual = t.Column<bool>(nullable: false),
        },
        constraints: t =>
        {
            t.PrimaryKey("PK_interactions", x => x.id);
            t.CheckConstraint("CK_interactions_kind", "kind >= 1 AND kind < 100");
            t.CheckConstraint("CK_interactions_two", "from_person_id <> to_person_id");
            t.CheckConstraint("CK_interactions_count", "count >= 1");
            t.CheckConstraint("CK_interactions_strength", "strength > 0");
            Refer(t, "interactions", "people", "from_person_id", ReferentialAction.Cascade, x => x.from_person_id);
            Refer(t, "interactions", "people", "to_person_id", ReferentialAction.Cascade, x => x.to_person_id);
        });

    private static void CreateDataVersions(MigrationBuilder migration) => migration.CreateTable(
        "data_versions",
        t => new
        {
            number = t.Column<long>(nullable: false),
            published_ticks = t.Column<long>(nullable: false),
            source = Text(t, migration, 500),
            organisations = t.Column<long>(nullable: false),
            organisation_links = t.Column<long>(nullable: false),
            units = t.Column<long>(nullable: false),
            people = t.Column<long>(nullable: false),
            posts = t.Column<long>(nullable: false),
            reporting_lines = t.Column<long>(nullable: false),
            interactions = t.Column<long>(nullable: false),
        },
        constraints: t => t.PrimaryKey("PK_data_versions", x => x.number));

    private static void CreateIndices(MigrationBuilder migration)
    {
        foreach (var table in (string[])["organisations", "units", "people", "posts"])
        {
            migration.CreateIndex($"IX_{table}_key", table, "key", unique: true);
        }

        (string Table, string Column)[] plain =
        [
            ("organisations", "name_folded"), ("organisation_links", "parent_id"), ("units", "organisation_id"), ("units", "parent_id"),
            ("people", "name_folded"), ("people", "profession"), ("posts", "organisation_id"), ("posts", "unit_id"),
            ("posts", "person_id"), ("reporting_lines", "to_post_id"), ("interactions", "to_person_id"), ("interactions", "when_ticks"),
        ];
        foreach (var (table, column) in plain)
        {
            migration.CreateIndex($"IX_{table}_{column}", table, column);
        }

        migration.CreateIndex("IX_person_attributes_name_value", "person_attributes", ["name", "value"]);

        // Days and ticks are never negative, so -1 stands for "not known" and two unknowns collide, which NULLs would not.
        migration.Sql(
            "CREATE UNIQUE INDEX ux_organisation_links ON organisation_links (child_id, parent_id, (coalesce(from_day, -1)))");
        migration.Sql(
            "CREATE UNIQUE INDEX ux_reporting_lines ON reporting_lines (from_post_id, to_post_id, kind, (coalesce(start_day, -1)))");
        migration.Sql(
            "CREATE UNIQUE INDEX ux_interactions ON interactions " +
            "(from_person_id, to_person_id, kind, (coalesce(when_ticks, -1)), source)");
    }
}
