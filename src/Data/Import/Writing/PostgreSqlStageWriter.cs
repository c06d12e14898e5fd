using Npgsql;
using NpgsqlTypes;

namespace NetworkLens.Data.Import.Writing;

/// <summary>Stages rows by COPY in its binary form.</summary>
internal sealed class PostgreSqlStageWriter : StageWriter
{
    private readonly NpgsqlBinaryImporter _copy;

    public PostgreSqlStageWriter(NpgsqlConnection connection, StageTable table) =>
        _copy = connection.BeginBinaryImport($"COPY {table.Stage} FROM STDIN (FORMAT BINARY)");

    public override void Begin(long n)
    {
        _copy.StartRow();
        _copy.Write(n, NpgsqlDbType.Bigint);
    }

    public override void Whole(long? value)
    {
        if (value is { } known)
        {
            _copy.Write(known, NpgsqlDbType.Bigint);
        }
        else
        {
            _copy.WriteNull();
        }
    }

    public override void Text(string? value)
    {
        if (value is null)
        {
            _copy.WriteNull();
        }
        else
        {
            _copy.Write(value, NpgsqlDbType.Text);
        }
    }

    public override void Real(double? value)
    {
        if (value is { } known)
        {
            _copy.Write(known, NpgsqlDbType.Double);
        }
        else
        {
            _copy.WriteNull();
        }
    }

    public override void Flag(bool value) => _copy.Write(value, NpgsqlDbType.Boolean);

    public override void End()
    {
        // COPY knows a row's end by its number of columns.
    }

    public override void Complete() => _copy.Complete();

    public override void Dispose() => _copy.Dispose();
}
