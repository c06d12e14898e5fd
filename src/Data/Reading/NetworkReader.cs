using System.Collections.Immutable;
using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using NetworkLens.Data.Databases;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Data.Reading;

/// <summary>How far a reading is.</summary>
/// <param name="Table">The table being read.</param>
/// <param name="Rows">Its rows read so far.</param>
public readonly record struct ReadingProgress(string Table, long Rows);

/// <summary>A network and the data that it was read from.</summary>
/// <param name="Network">The network.</param>
/// <param name="DataVersion">Number of the data version; 0 before the first.</param>
/// <param name="AsOf">The day it is as of; null where nothing is dated and no day was named.</param>
public sealed record NetworkReading(OrganisationNetwork Network, long DataVersion, DateOnly? AsOf)
{
    /// <summary>How much of its window there are data of; unless it is given, as if nothing had a date.</summary>
    public WindowCoverage Window { get; init; } = WindowCoverage.Of(Network.Lens, data: null);
}

/// <summary>Reads the tables into an <see cref="OrganisationNetwork"/> under a lens, in one snapshot of the database.</summary>
/// <remarks>
/// Rows stream through plain readers, untracked and unordered: the builder makes the same network of them in any order, so both databases
/// give the same bits. Names of people are not read, nor interactions of another kind or outside the window, which
/// <see cref="OrganisationNetwork.Intake"/> therefore does not count. Time O(rows); memory as
/// <see cref="OrganisationNetworkBuilder"/> says.
/// </remarks>
/// <param name="address">Which database.</param>
public sealed class NetworkReader(DatabaseAddress address)
{
    private const int RowsBetweenReports = 1 << 16;

    /// <summary>Reads a network.</summary>
    /// <param name="lens">What counts and who is in; open ends of its window are filled in by <see cref="LensWindow"/>.</param>
    /// <param name="asOf">The day the figures are as of, exclusive; null is the day after the newest interaction.</param>
    /// <param name="progress">Told how far it is; may be null.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The network; an empty one of an empty database.</returns>
    /// <exception cref="DbException">The database failed; <see cref="DatabaseFaults"/> says what that means.</exception>
    public async Task<NetworkReading> ReadAsync(Lens lens, DateOnly? asOf, IProgress<ReadingProgress>? progress, CancellationToken cancel)
    {
        await using var connection = await address.OpenAsync(cancel);
        return await StoppableQueries.RunAsync(connection, () => ReadAsync(connection, lens, asOf, progress, cancel), cancel);
    }

    private static async Task<NetworkReading> ReadAsync(
        DbConnection connection, Lens lens, DateOnly? asOf, IProgress<ReadingProgress>? progress, CancellationToken cancel)
    {
        await using var snapshot = await BeginAsync(connection, cancel);
        var read = new Tables(connection, snapshot, progress, cancel);
        var (version, newest) = await read.StateAsync();
        var (effective, day) = LensWindow.Resolve(lens, asOf, newest);
        var period = await read.PeriodAsync(effective.Kinds);
        var builder = new OrganisationNetworkBuilder(effective, LensText.NetworkVersion(version, effective, day));
        await ReadStructureAsync(read, builder);
        await ReadPeopleAsync(read, builder);
        await ReadInteractionsAsync(read, InteractionsIn(effective, connection is SqliteConnection), builder);
        await snapshot.RollbackAsync(cancel);
        return new(builder.Build(cancel), version, day) { Window = WindowCoverage.Of(effective, period) };
    }

    /// <summary>Which version is current and when the newest interaction was: what the name of a network depends on.</summary>
    /// <param name="cancel">Stops it.</param>
    public async Task<(long DataVersion, long? NewestTicks)> StateAsync(CancellationToken cancel)
    {
        await using var connection = await address.OpenAsync(cancel);
        await using var snapshot = await BeginAsync(connection, cancel);
        return await new Tables(connection, snapshot, null, cancel).StateAsync();
    }

    private static async Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancel) => connection switch
    {
        // Deferred: takes no lock, and sees the file as it is at the first read until the end.
        SqliteConnection sqlite => sqlite.BeginTransaction(IsolationLevel.Serializable, deferred: true),
        _ => await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel),
    };

    private static async Task ReadStructureAsync(Tables read, OrganisationNetworkBuilder builder)
    {
        await read.EachAsync("organisations", "SELECT id, key, name FROM organisations", row =>
            builder.AddOrganisation(new(row.GetInt64(0), row.GetString(1), row.GetString(2))));
        await read.EachAsync("organisation_links", "SELECT child_id, parent_id, from_day, to_day FROM organisation_links", row =>
            builder.AddOrganisationLink(row.GetInt64(0), row.GetInt64(1), Day(row, 2), Day(row, 3)));
        await read.EachAsync("units", "SELECT id, key, name, organisation_id, parent_id, site, service_line FROM units", row =>
            builder.AddUnit(new(
                row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetInt64(3), Number(row, 4), Text(row, 5), Text(row, 6))));
    }

    private static async Task ReadPeopleAsync(Tables read, OrganisationNetworkBuilder builder)
    {
        await read.EachAsync("people", "SELECT id, key, profession FROM people", row =>
            builder.AddPerson(row.GetInt64(0), row.GetString(1), Text(row, 2)));
        await read.EachAsync("person_attributes", "SELECT person_id, name, value FROM person_attributes", row =>
            builder.AddAttribute(row.GetInt64(0), row.GetString(1), row.GetString(2)));
        const string Posts =
            "SELECT id, key, person_id, organisation_id, unit_id, level, discipline, management_share, grade, whole_time_share, " +
            "start_day, end_day FROM posts";
        await read.EachAsync("posts", Posts, row => builder.AddPost(
            new(
                row.GetInt64(0), row.GetString(1), Number(row, 2), Number(row, 3), Number(row, 4), (Level)row.GetInt16(5),
                (Discipline)row.GetInt16(6))
            {
                ManagementShare = row.IsDBNull(7) ? null : row.GetDouble(7),
                Grade = Text(row, 8),
                WholeTimeShare = row.GetDouble(9),
                Start = Day(row, 10),
                End = Day(row, 11),
            }));
        await read.EachAsync("reporting_lines", "SELECT from_post_id, to_post_id, kind, start_day, end_day FROM reporting_lines", row =>
            builder.AddLine(new(row.GetInt64(0), row.GetInt64(1), (TieKind)row.GetInt16(2), Day(row, 3), Day(row, 4))));
    }

    private static Task ReadInteractionsAsync(Tables read, string sql, OrganisationNetworkBuilder builder) => read.EachAsync(
        "interactions",
        sql,
        row => builder.AddTie(
            row.GetInt64(0),
            row.GetInt64(1),
            (TieKind)row.GetInt16(2),
            Number(row, 3),
            row.GetInt64(4) * row.GetDouble(5),
            row.GetBoolean(6)));

    // Numbers alone, so they can stand in the text.
    private static string InteractionsIn(Lens lens, bool isSqlite)
    {
        // SQLite, which keeps no count of values, would always go through the index and back to each row. The usual window holds most of
        // the rows: looking at all of them in the order of the file is quicker. PostgreSQL knows which is.
        var when = isSqlite ? "+when_ticks" : "when_ticks";
        List<string> window = [];
        if (lens.FromTicks is > 0 and var start)
        {
            window.Add(string.Create(CultureInfo.InvariantCulture, $"{when} >= {start}"));
        }

        if (lens.ToTicks is { } end)
        {
            window.Add(string.Create(CultureInfo.InvariantCulture, $"{when} < {end}"));
        }

        List<string> conditions = [];
        if (window.Count > 0)
        {
            conditions.Add($"({when} IS NULL OR ({string.Join(" AND ", window)}))");
        }

        if (!lens.Kinds.IsEmpty)
        {
            conditions.Add($"kind IN ({string.Join(", ", lens.Kinds.Select(x => (int)x))})");
        }

        const string All = "SELECT from_person_id, to_person_id, kind, when_ticks, count, strength, is_mutual FROM interactions";
        return conditions.Count == 0 ? All : $"{All} WHERE {string.Join(" AND ", conditions)}";
    }

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static long? Number(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    private static DateOnly? Day(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : DateOnly.FromDayNumber(row.GetInt32(column));

    private sealed class Tables(
        DbConnection connection, DbTransaction snapshot, IProgress<ReadingProgress>? progress, CancellationToken cancel)
    {
        public async Task<(long DataVersion, long? NewestTicks)> StateAsync() => (
            await NumberAsync("SELECT coalesce(max(number), 0) FROM data_versions") ?? 0,
            await NumberAsync("SELECT max(when_ticks) FROM interactions"));

        // Of all kinds, an index tells each end; of some, it takes a look at every row, as the reading does.
        public async Task<DataPeriod?> PeriodAsync(ImmutableSortedSet<TieKind> kinds)
        {
            var where = kinds.Count == 0 ? "" : $" WHERE kind IN ({string.Join(", ", kinds.Select(x => (int)x))})";
            return await NumberAsync($"SELECT min(when_ticks) FROM interactions{where}") is { } first
                && await NumberAsync($"SELECT max(when_ticks) FROM interactions{where}") is { } last
                ? new(DayOf(first), DayOf(last))
                : null;
        }

        private static DateOnly DayOf(long ticks) => DateOnly.FromDateTime(new DateTime(ticks, DateTimeKind.Utc));

        private async Task<long?> NumberAsync(string sql)
        {
            await using var command = Command(sql);
            return await command.ExecuteScalarAsync(cancel) is { } value and not DBNull
                ? Convert.ToInt64(value, CultureInfo.InvariantCulture)
                : null;
        }

        public async Task EachAsync(string table, string sql, Action<DbDataReader> take)
        {
            await using var command = Command(sql);
            command.CommandTimeout = 0; // A large table takes its time; the caller cancels.
            await using var rows = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancel);
            var count = 0L;
            while (await rows.ReadAsync(cancel))
            {
                take(rows);
                if (++count % RowsBetweenReports == 0)
                {
                    progress?.Report(new(table, count));
                }
            }

            progress?.Report(new(table, count));
        }

        private DbCommand Command(string sql)
        {
            var command = connection.CreateCommand();
            command.Transaction = snapshot;
            command.CommandText = sql;
            return command;
        }
    }
}
