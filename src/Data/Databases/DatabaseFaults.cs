using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace NetworkLens.Data.Databases;

/// <summary>Says what a failure of a database means to the person who runs it.</summary>
public static class DatabaseFaults
{
    /// <summary>The fault that <paramref name="error"/> or one of its causes stands for; null where it is a bug.</summary>
    /// <param name="error">What was thrown.</param>
    /// <param name="address">The database in use.</param>
    public static DatabaseFault? Explain(Exception error, DatabaseAddress address)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            var said = cause switch
            {
                SqliteException sqlite => Explain(sqlite),
                PostgresException answer => Explain(answer),
                NpgsqlException { InnerException: SocketException or TimeoutException } => Unreachable(),
                NpgsqlException { InnerException: IOException } => Unreachable(),
                SocketException => Unreachable(),
                UnauthorizedAccessException => ("This account may not use the file or its folder.",
                    "Give it the right to write there, or name another file."),
                IOException => ("The file or its folder cannot be made.", "Check the path and the free space on the disk."),
                _ => default((string Problem, string Mend)?),
            };
            if (said is { } words)
            {
                return new(address.Place, words.Problem, words.Mend);
            }
        }

        return null;
    }

    private static (string Problem, string Mend) Unreachable() =>
        ("No PostgreSQL server answers there.", "Start the server, or correct host and port in the connection string.");

    private static (string Problem, string Mend)? Explain(SqliteException error) => error.SqliteErrorCode switch
    {
        5 or 6 => ("Another program holds the file locked.", "Close it (a database browser, a second NetworkLens) and try again."),
        8 => ("The file is read-only.", "Give this account the right to write to the file and its folder, or name another file."),
        10 => ("The disk gave an error.", "Check the disk; restore the file from a backup if it is damaged."),
        11 => ("The file is damaged.", "Restore it from a backup, or name another file and import again."),
        13 => ("The disk is full.", "Make room and try again."),
        14 => ("The file cannot be opened.", "Check that the path is a file and that this account may write to its folder."),
        26 => ("The file is not a SQLite database.", "Name another file; this one is left as it is."),
        _ => null,
    };

    private static (string Problem, string Mend)? Explain(PostgresException error) => error.SqlState switch
    {
        "28P01" or "28000" => ("The server refuses the user name or password.", "Correct them in the connection string."),
        "3D000" => ("The database does not exist and could not be made.", "Make it with CREATE DATABASE, or let the user make databases."),
        "42501" => ("The user lacks a right in the database.", "Make the user its owner, or grant CREATE on database and schema."),
        "53300" => ("The server has no free connection.", "Raise max_connections, or lower Maximum Pool Size in the connection string."),
        "57P03" or "57P01" => ("The server is starting or stopping.", "Try again in a moment."),
        "53100" => ("The server's disk is full.", "Make room and try again."),
        "25006" => ("The server takes no writes.", "Use the primary server, not a replica."),
        _ => null,
    };
}
