using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NetworkLens.Data.Model;

namespace NetworkLens.Data.Migrations;

/// <summary>An index in the order in which interactions are paged by time, unknown times first, so that no page sorts the table.</summary>
[DbContext(typeof(NetworkLensContext))]
[Migration("20261122000000_InteractionsInOrder")]
public sealed class InteractionsInOrder : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        "CREATE INDEX ox_interactions_when ON interactions ((coalesce(when_ticks, -1)), id)");

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropIndex("ox_interactions_when", "interactions");
}
