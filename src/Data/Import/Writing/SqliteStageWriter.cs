using System.Globalization;
using Microsoft.Data.Sqlite;

namespace NetworkLens.Data.Import.Writing;

/// <summary>Stages rows by one prepared INSERT.</summary>
internal sealed class SqliteStageWriter : StageWriter
{
    private readonly SqliteCommand _insert;
    private int _column;

    public SqliteStageWriter(SqliteConnection connection, SqliteTransaction transaction, StageTable table)
    {
        _insert = connection.CreateCommand();
        _insert.Transaction = transaction;
        string[] names = [.. Enumerable.Range(0, table.Columns.Count + 1)
            .Select(i => string.Create(CultureInfo.InvariantCulture, $"$p{i}"))];
        _insert.CommandText = $"INSERT INTO {table.Stage} VALUES ({string.Join(", ", names)})";
        foreach (var name in names)
        {
            _insert.Parameters.Add(new SqliteParameter(name, DBNull.Value));
        }

        _insert.Prepare();
    }

    public override void Begin(long n)
    {
        _column = 0;
        Whole(n);
    }

    public override void Whole(long? value) => Set(value);

    public override void Text(string? value) => Set(value);

    public override void Real(double? value) => Set(value);

    public override void Flag(bool value) => Set(value ? 1L : 0L);

    public override void End() => _insert.ExecuteNonQuery();

    public override void Complete()
    {
        // Every row went in by itself.
    }

    public override void Dispose() => _insert.Dispose();

    private void Set(object? value) => _insert.Parameters[_column++].Value = value ?? DBNull.Value;
}
