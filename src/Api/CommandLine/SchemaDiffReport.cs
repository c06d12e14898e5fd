using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NetworkLens.GraphQL.Tooling.Diff;
using Spectre.Console;

namespace NetworkLens.Api.CommandLine;

/// <summary>Puts the changes of a schema before people, as a table, or before programs, as JSON.</summary>
internal static class SchemaDiffReport
{
    private const int WidthOfFiles = 160;

    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary><c>{ breaking, dangerous, safe, changes: [{ kind, type, coordinate, what, meaning, before, after }] }</c>.</summary>
    public static string ToJson(ImmutableArray<SchemaChange> changes) => JsonSerializer.Serialize(
        new
        {
            Breaking = Count(changes, ChangeKind.Breaking),
            Dangerous = Count(changes, ChangeKind.Dangerous),
            Safe = Count(changes, ChangeKind.Safe),
            Changes = changes.Select(change => new
            {
                change.Kind,
                change.Type,
                change.Coordinate,
                change.What,
                change.Meaning,
                Before = Place(change.Before),
                After = Place(change.After),
            }),
        },
        Options);

    /// <summary>A table on standard output: as wide as the terminal, or wide enough for a log.</summary>
    public static void Show(ImmutableArray<SchemaChange> changes)
    {
        if (changes.IsEmpty)
        {
            Terminal.Say("Nothing changed.");
            return;
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Console.Out),
            Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
        });
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = WidthOfFiles;
        }

        var table = new Table().Border(TableBorder.Rounded).ShowRowSeparators();
        foreach (var heading in new[] { "Kind", "Where", "What, and what it means for clients", "In the old and the new files" })
        {
            table.AddColumn(heading);
        }

        foreach (var change in changes)
        {
            table.AddRow(
                new Markup(Word(change.Kind), new Style(ColorOf(change.Kind))),
                new Text(change.Coordinate),
                new Text($"{change.What} {change.Meaning}"),
                new Text($"{Show(change.Before)}\n{Show(change.After)}"));
        }

        console.Write(table);
        Terminal.Say(
            $"{Count(changes, ChangeKind.Breaking)} breaking, {Count(changes, ChangeKind.Dangerous)} dangerous, "
            + $"{Count(changes, ChangeKind.Safe)} safe.");
    }

    private static object? Place(SchemaPlace? place) =>
        place is null ? null : new { place.File, place.Location.Line, place.Location.Column };

    private static string Show(SchemaPlace? place) => place?.ToString() ?? "-";

    private static string Word(ChangeKind kind) => kind.ToString().ToUpperInvariant();

    private static Color ColorOf(ChangeKind kind) => kind switch
    {
        ChangeKind.Breaking => Color.Red,
        ChangeKind.Dangerous => Color.Yellow,
        _ => Color.Green,
    };

    private static int Count(ImmutableArray<SchemaChange> changes, ChangeKind kind) => changes.Count(change => change.Kind == kind);
}
