using System.Globalization;
using NetworkLens.Data.Import.Reading;
using NetworkLens.Data.Import.Records;
using NetworkLens.Data.Model;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Data.Import.PlainPair;

/// <summary>Reads one ties file of a plain pair: interactions, or reporting lines.</summary>
internal sealed class TiesFile
{
    private readonly ReadingSession _session;
    private readonly BatchBuilder _batch;
    private readonly TiesMap _map;
    private readonly CsvTable _table;
    private readonly KeyIndex _nodes;
    private readonly string _source;
    private long _selfTies;
    private long _noTies;
    private long _vacant;
    private long _twice;

    private TiesFile(ReadingSession session, BatchBuilder batch, PlainPairMap map, TiesMap ties, CsvTable table, KeyIndex nodes)
    {
        (_session, _batch, _map, _table, _nodes) = (session, batch, ties, table, nodes);
        _source = map.Source;
    }

    public static void Read(
        ReadingSession session, BatchBuilder batch, PlainPairMap map, TiesMap ties, KeyIndex nodes, string mapFile)
    {
        var most = ties.IsLine ? session.Limits.Links - batch.LineCount : session.Limits.Interactions - batch.Interactions.Count;
        using var table = CsvTable.Open(session, ties.File, isNeeded: true, most);
        if (table is null)
        {
            return;
        }

        var columns = new MappedColumns(session, table, mapFile);
        var from = columns.Of(ties.From, ties.Path + ".from");
        var to = columns.Of(ties.To, ties.Path + ".to");
        var weight = columns.Of(ties.Weight, ties.Path + ".weight");
        var time = columns.Of(ties.Time, ties.Path + ".time");
        if (columns.AreAllThere)
        {
            new TiesFile(session, batch, map, ties, table, nodes).Read(from, to, weight, time);
        }
    }

    private void Read(int from, int to, int weight, int time)
    {
        _batch.Interactions.BeginFile(_table.File);
        if (_map.IsLine)
        {
            _batch.AbsentColumns.Remove(_map.Kind == TieKind.OperationalLine ? "posts.reports_to" : "posts.professional_reports_to");
        }

        while (_table.Read())
        {
            var fromPost = Post(from);
            var toPost = Post(to);
            var when = When(time);
            var strength = Strength(weight);
            if (fromPost < 0 || toPost < 0 || when is null || strength is null)
            {
                continue;
            }

            if (fromPost == toPost)
            {
                _selfTies++;
            }
            else if (_map.IsLine)
            {
                var isNew = _batch.TryAddLine(new ReportingLineRecord(
                    fromPost, toPost, _map.Kind, null, null, new Place(_table.File, _table.Line, 0)));
                _twice += isNew ? 0 : 1;
            }
            else if (!_map.IsTie(strength.Value))
            {
                _noTies++;
            }
            else
            {
                AddInteraction(fromPost, toPost, when.Value, strength.Value, weight);
            }
        }

        Notice();
    }

    private void AddInteraction(int fromPost, int toPost, long when, double strength, int weight)
    {
        if (strength is < InteractionsFile.LeastStrength or > InteractionsFile.MostStrength)
        {
            _table.Fault(_table.Line, weight + 1, _table[weight], "is not a weight above 0", "Correct it, or list it in \"noTie\"");
            return;
        }

        var (from, to) = (_batch.Posts[fromPost].Person, _batch.Posts[toPost].Person);
        if (from < 0 || to < 0)
        {
            _vacant++;
            return;
        }

        _batch.Interactions.Add(from, to, _map.Kind, when, 1, strength, _source, _map.IsMutual, _table.Line);
    }

    private int Post(int column)
    {
        if (_table[column] is not { } id)
        {
            _table.Fault(_table.Line, column + 1, null, $"{_table.Header[column]} is blank", $"Write an id of {_nodes.File}");
            return -1;
        }

        var post = _nodes.Find(id);
        if (post < 0 && _nodes.IsWhole)
        {
            _table.Fault(_table.Line, column + 1, id, $"is not an id of {_nodes.File}", _nodes.MendUnknown(id));
        }

        return post;
    }

    /// <summary>The weight; 1 where there is no such column, null after a fault.</summary>
    private double? Strength(int column)
    {
        if (column < 0)
        {
            return 1;
        }

        var text = _table[column];
        if (text is not null && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var weight)
            && double.IsFinite(weight))
        {
            return weight;
        }

        _table.Fault(_table.Line, column + 1, text, text is null ? $"{_table.Header[column]} is blank" : "is not a number",
            "Write a number such as 2.5");
        return null;
    }

    /// <summary>UTC ticks; -1 where not known, null after a fault.</summary>
    private long? When(int column)
    {
        if (column < 0 || _table[column] is not { } text)
        {
            return -1;
        }

        DateTime? when;
        if (_map.TimeZero is { } zero)
        {
            // The bound of a long life in seconds keeps the sum inside the calendar.
            var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
                && Math.Abs(seconds) < 1e10;
            when = isNumber ? zero.AddTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond)) : null;
        }
        else
        {
            when = RowFields.ParseWhen(text);
        }

        if (when is { Year: >= RowFields.FirstYear and <= RowFields.LastYear } known)
        {
            return known.Ticks;
        }

        _table.Fault(_table.Line, column + 1, text, $"is not a time in the years {RowFields.FirstYear} to {RowFields.LastYear}",
            _map.TimeZero is null ? "Write YYYY-MM-DD, or YYYY-MM-DDThh:mm:ssZ" : "Write seconds after timeZero");
        return null;
    }

    private void Notice()
    {
        InteractionsFile.NoticeSelfTies(_session, _table.File, _selfTies);
        (long Count, string One, string Many)[] notices =
        [
            (_noTies, "row whose weight means no tie was left out", "rows whose weight means no tie were left out"),
            (_vacant, "row at a vacant post was left out", "rows at a vacant post were left out"),
            (_twice, "line that is there twice was taken once", "lines that are there twice were taken once"),
        ];
        foreach (var (count, one, many) in notices)
        {
            if (count > 0)
            {
                _session.Notice(_table.File, count, BatchBuilder.Counted(count, one, many));
            }
        }
    }
}
