using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NetworkLens.Data.Model;
using static NetworkLens.Data.Migrations.Columns;

namespace NetworkLens.Data.Migrations;

/// <summary>The rules that users keep, and how they came out version by version.</summary>
[DbContext(typeof(NetworkLensContext))]
[Migration("20261123000000_Expectations")]
public sealed class Expectations : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        CreateExpectations(migrationBuilder);
        CreateRecords(migrationBuilder);
        migrationBuilder.CreateTable(
            "expectation_revision",
            t => new { id = t.Column<long>(nullable: false), number = t.Column<long>(nullable: false) },
            constraints: t => t.PrimaryKey("PK_expectation_revision", x => x.id));
        migrationBuilder.Sql("INSERT INTO expectation_revision (id, number) VALUES (1, 0)");
    }

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var table in (string[])["expectation_revision", "expectation_records", "expectations"])
        {
            migrationBuilder.DropTable(table);
        }
    }

    private static void CreateExpectations(MigrationBuilder migration)
    {
        migration.CreateTable(
            "expectations",
            t => new
            {
                id = Id(t),
                name = Text(t, migration, 200),
                name_folded = Text(t, migration, 600),
                description = Text(t, migration, 2_000),
                definition = Text(t, migration, 32_000),
                fingerprint = Text(t, migration, 16),
                target_compliance = t.Column<double>(nullable: false),
                written_ticks = t.Column<long>(nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_expectations", x => x.id);
                t.CheckConstraint("CK_expectations_target", "target_compliance > 0 AND target_compliance <= 1");
            });
        migration.CreateIndex("IX_expectations_name_folded", "expectations", "name_folded", unique: true);
    }

    private static void CreateRecords(MigrationBuilder migration) => migration.CreateTable(
        "expectation_records",
        t => new
        {
            expectation_id = t.Column<long>(nullable: false),
            fingerprint = Text(t, migration, 16),
            version = t.Column<long>(nullable: false),
            published_ticks = t.Column<long>(nullable: false),
            as_of_day = t.Column<int>(nullable: true),
            expected = t.Column<int>(nullable: false),
            targets = t.Column<int>(nullable: false),
            met = t.Column<int>(nullable: false),
        },
        constraints: t =>
        {
            t.PrimaryKey("PK_expectation_records", x => new { x.expectation_id, x.fingerprint, x.version });
            t.CheckConstraint("CK_expectation_records_counts", "met >= 0 AND met <= expected AND targets >= 0");
            Refer(t, "expectation_records", "expectations", "expectation_id", ReferentialAction.Cascade, x => x.expectation_id);
        });
}
