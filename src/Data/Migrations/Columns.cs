using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Migrations.Operations.Builders;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace NetworkLens.Data.Migrations;

/// <summary>Columns that mean the same on both databases.</summary>
internal static class Columns
{
    public static OperationBuilder<AddColumnOperation> Id(ColumnsBuilder table) =>
        table.Column<long>(nullable: false)
            .Annotation("Sqlite:Autoincrement", true)
            .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn);

    public static OperationBuilder<AddColumnOperation> Text(
        ColumnsBuilder table, MigrationBuilder migration, int maxLength, bool nullable = false) =>
        table.Column<string>(nullable: nullable, maxLength: maxLength, collation: migration.IsNpgsql() ? "C" : null);

    public static void Refer<TColumns>(
        CreateTableBuilder<TColumns> table,
        string from,
        string to,
        string column,
        ReferentialAction onDelete,
        System.Linq.Expressions.Expression<Func<TColumns, object>> key) =>
        table.ForeignKey($"FK_{from}_{to}_{column}", key, to, "id", onDelete: onDelete);
}
