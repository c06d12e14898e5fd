namespace NetworkLens.Data.Import.Writing;

/// <summary>What a staged column holds, in the words of both databases.</summary>
internal enum StageType
{
    /// <summary>A whole number of 64 bits.</summary>
    Whole,

    /// <summary>Text, compared by code point.</summary>
    Text,

    /// <summary>A number of double precision.</summary>
    Real,

    /// <summary>True or false.</summary>
    Flag,
}

/// <summary>A column of a table that an import writes.</summary>
/// <param name="Name">Name, the same in the stage and in the table.</param>
/// <param name="Type">What it holds.</param>
/// <param name="IsOpen">Whether it may be null while it is part of the identity: null then counts as one value.</param>
internal sealed record StageColumn(string Name, StageType Type, bool IsOpen = false);

/// <summary>A table that an import writes, by way of a temporary table of the same columns: the one place that builds its SQL.</summary>
/// <param name="name">The table.</param>
/// <param name="identity">Columns that say which row is meant.</param>
/// <param name="values">The other columns that are written.</param>
/// <param name="kept">Those of <paramref name="values"/> that stay as they are in rows that are there already.</param>
internal sealed class StageTable(string name, StageColumn[] identity, StageColumn[] values, IReadOnlySet<string>? kept = null)
{
    private readonly string[] _updated =
        [.. values.Where(column => kept is null || !kept.Contains(column.Name)).Select(column => column.Name)];

    /// <summary>Name of the table.</summary>
    public string Name => name;

    /// <summary>Name of the temporary table; its first column <c>n</c> is the index of the row.</summary>
    public string Stage => "stage_" + name;

    /// <summary>The columns after <c>n</c>, identity first.</summary>
    public IReadOnlyList<StageColumn> Columns { get; } = [.. identity, .. values];

    /// <summary>Rows of the table (t) and of the stage (s) that are one.</summary>
    public string IsSame { get; } = string.Join(" AND ", identity.Select(column =>
        column.IsOpen ? $"coalesce(t.{column.Name}, -1) = coalesce(s.{column.Name}, -1)" : $"t.{column.Name} = s.{column.Name}"));

    /// <summary>Rows that are one but differ; never true where no column may change.</summary>
    private string Differs => _updated.Length == 0
        ? "1 = 0"
        : "(" + string.Join(" OR ", _updated.Select(column => $"t.{column} IS DISTINCT FROM s.{column}")) + ")";

    /// <summary>Brings rows that are there to what is staged; affects those that differ.</summary>
    public string? Update => _updated.Length == 0
        ? null
        : $"UPDATE {name} AS t SET {string.Join(", ", _updated.Select(column => $"{column} = s.{column}"))} "
            + $"FROM {Stage} AS s WHERE {IsSame} AND {Differs}";

    /// <summary>Adds the rows that are not there, in the order of the files.</summary>
    public string Insert
    {
        get
        {
            var columns = Columns.Select(column => column.Name).ToArray();
            return $"INSERT INTO {name} ({string.Join(", ", columns)}) SELECT {string.Join(", ", columns.Select(column => "s." + column))} "
                + $"FROM {Stage} AS s WHERE NOT EXISTS (SELECT 1 FROM {name} AS t WHERE {IsSame}) ORDER BY s.n";
        }
    }

    /// <summary>Index and id of the staged rows that are in the table.</summary>
    public string SelectIds => $"SELECT s.n, t.id FROM {Stage} AS s JOIN {name} AS t ON {IsSame}";

    /// <summary>Ids of the rows that <see cref="Update"/> would change.</summary>
    public string SelectChanged => $"SELECT t.id FROM {Stage} AS s JOIN {name} AS t ON {IsSame} WHERE {Differs}";
}
