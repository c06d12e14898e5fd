using System.Globalization;
using NetworkLens.Data.Import.Reading;
using NetworkLens.Data.Import.Records;
using NetworkLens.Data.Model;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Data.Import.PlainPair;

/// <summary>Reads the nodes file of a plain pair: organisations and units out of columns, a person and a post out of each row.</summary>
internal sealed class NodesFile
{
    private readonly ReadingSession _session;
    private readonly BatchBuilder _batch;
    private readonly NodesMap _map;
    private readonly CsvTable _table;
    private readonly MappedColumns _columns;
    private readonly Dictionary<string, int> _organisations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _units = new(StringComparer.Ordinal);
    private readonly List<string?> _levelCodes = [];
    private readonly List<int> _lines = [];
    private long _unitsWithoutOrganisation;

    private NodesFile(ReadingSession session, BatchBuilder batch, NodesMap map, CsvTable table, string mapFile)
    {
        (_session, _batch, _map, _table) = (session, batch, map, table);
        _columns = new MappedColumns(session, table, mapFile);
    }

    /// <summary>Reads the file; the index finds the post of an id (and its person, by the post).</summary>
    public static KeyIndex Read(ReadingSession session, BatchBuilder batch, NodesMap map, string mapFile)
    {
        var keys = new KeyIndex(map.File);
        using var table = CsvTable.Open(session, map.File, isNeeded: true, session.Limits.People);
        if (table is not null)
        {
            new NodesFile(session, batch, map, table, mapFile).Read(keys);
        }

        return keys;
    }

    private void Read(KeyIndex keys)
    {
        var id = _columns.Of(_map.Id);
        var holder = _columns.Of(_map.Holder);
        var level = _columns.Of(_map.Level?.Reference);
        var fields = new Fields(
            _columns.Of(_map.Name), _columns.Of(_map.Organisation), _columns.Of(_map.Unit), _columns.Of(_map.Profession),
            _columns.Of(_map.Title), _columns.Of(_map.Grade), _columns.Of(_map.Discipline?.Reference),
            [.. _map.Attributes.Select(attribute => _columns.Of(attribute)!)]);
        if (!_columns.AreAllThere)
        {
            return;
        }

        NoteAbsent();
        _batch.AttributeNames.AddRange(_map.Attributes.Select(attribute => attribute.Column!));
        while (_table.Read())
        {
            var key = id!.Text(ColumnLimits.Key);
            if (key is null)
            {
                if (_table[id.FieldNumber - 1] is null)
                {
                    _table.Fault(_table.Line, id.FieldNumber, null, "the id is blank", "Give every row an id");
                }

                continue;
            }

            if (!keys.TryAdd(key, _lines.Count))
            {
                _table.Fault(_table.Line, id.FieldNumber, key, $"is the id of line {_lines[keys.Find(key)]} too",
                    "Give each row an id of its own");
                continue;
            }

            _lines.Add(_table.Line);
            _levelCodes.Add(level?.Text(ColumnLimits.Label));
            Add(key, fields, isVacant: holder is not null && _map.Vacant.Contains(holder.Text(ColumnLimits.Label) ?? ""));
        }

        keys.IsWhole = _table.IsWhole;
        FolderFiles.NeedRows(_table);
        SetLevels(level?.FieldNumber ?? 0);
        if (_unitsWithoutOrganisation > 0)
        {
            _session.Notice(_table.File, _unitsWithoutOrganisation,
                BatchBuilder.Counted(_unitsWithoutOrganisation, "row has a unit", "rows have a unit")
                    + " but no organisation: the unit was left out");
        }
    }

    private void Add(string key, Fields fields, bool isVacant)
    {
        var profession = fields.Profession?.Text(ColumnLimits.Label);
        var name = fields.Name?.Text(ColumnLimits.Name) ?? (_map.ArePosts ? "Holder of " + key : key);
        var person = -1;
        if (!isVacant)
        {
            person = _batch.People.Count;
            var attributes = new string?[fields.Attributes.Length];
            for (var i = 0; i < attributes.Length; i++)
            {
                attributes[i] = fields.Attributes[i].Text(ColumnLimits.AttributeValue);
            }

            _batch.People.Add(new PersonRecord(key, name, profession, attributes));
        }

        var organisation = Organisation(fields);
        _batch.Posts.Add(new PostRecord(
            key,
            fields.Title?.Text(ColumnLimits.Name) ?? key,
            organisation,
            Unit(fields, organisation),
            person,
            Level.Unknown,
            Discipline(fields),
            null,
            fields.Grade?.Text(ColumnLimits.Label),
            1,
            null,
            null));
    }

    private int Organisation(Fields fields)
    {
        var name = _map.Organisation is null ? _session.FolderName : fields.Organisation?.Text(ColumnLimits.Key);
        if (name is null)
        {
            return -1;
        }

        if (!_organisations.TryGetValue(name, out var index))
        {
            index = _batch.Organisations.Count;
            _organisations.Add(name, index);
            _batch.Organisations.Add(new OrganisationRecord(name, name, _map.OrganisationKind, null));
        }

        return index;
    }

    private int Unit(Fields fields, int organisation)
    {
        if (fields.Unit?.Text(ColumnLimits.Name) is not { } name)
        {
            return -1;
        }

        if (organisation < 0)
        {
            _unitsWithoutOrganisation++;
            return -1;
        }

        // A unit belongs to one organisation: "litigation" of two offices is two units.
        var key = $"{_batch.Organisations[organisation].Key}/{name}";
        if (!_units.TryGetValue(key, out var index))
        {
            index = _batch.Units.Count;
            _units.Add(key, index);
            _batch.Units.Add(new UnitRecord(key, organisation, name, -1, null, null));
            if (key.Length > ColumnLimits.Key)
            {
                _table.Fault(_table.Line, fields.Unit.FieldNumber, name,
                    $"makes, with its organisation, a key of more than {ColumnLimits.Key} characters", "Shorten one of the two");
            }
        }

        return index;
    }

    private Discipline Discipline(Fields fields)
    {
        if (fields.Discipline?.Text(ColumnLimits.Label) is not { } code)
        {
            return Graph.Networks.Discipline.Unknown;
        }

        var codes = _map.Discipline!.Codes!;
        if (!codes.TryGetValue(code, out var discipline))
        {
            Unmapped(code, fields.Discipline.FieldNumber, _map.Discipline.Reference.Path, codes.Keys, _table.Line);
        }

        return discipline;
    }

    private void Unmapped(string code, int field, string path, IEnumerable<string> codes, int line) =>
        _table.Fault(line, field, code, $"is a code that {path} does not map",
            $"Map it, or blank it for unknown; mapped are {string.Join(", ", codes.Take(20))}");

    private void SetLevels(int field)
    {
        if (_map.Level is not { } map)
        {
            return;
        }

        var levels = map.Codes ?? Spread(map.IsHighestTop == true, field);
        for (var row = 0; row < _levelCodes.Count; row++)
        {
            if (_levelCodes[row] is not { } code)
            {
                continue;
            }

            if (levels.TryGetValue(code, out var level))
            {
                _batch.Posts[row] = _batch.Posts[row] with { Level = level };
            }
            else if (map.Codes is not null)
            {
                Unmapped(code, field, map.Reference.Path, map.Codes.Keys, _lines[row]);
            }
        }
    }

    /// <summary>Spreads the distinct whole-number codes evenly from the front line to the executive.</summary>
    private Dictionary<string, Level> Spread(bool isHighestTop, int field)
    {
        var numbers = new SortedDictionary<long, List<string>>();
        for (var row = 0; row < _levelCodes.Count; row++)
        {
            if (_levelCodes[row] is not { } code)
            {
                continue;
            }

            if (!long.TryParse(code, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            {
                _table.Fault(_lines[row], field, code, "is not a whole number, so it has no place in the order",
                    "Write a whole number, or use \"map\"");
            }
            else if (!numbers.TryGetValue(number, out var codes))
            {
                numbers.Add(number, [code]);
            }
            else if (!codes.Contains(code))
            {
                codes.Add(code);
            }
        }

        var levels = new Dictionary<string, Level>(StringComparer.Ordinal);
        if (numbers.Count == 1)
        {
            _session.Notice(_table.File, 0, "All rows have one level code, which gives no order: the level is unknown");
            return levels;
        }

        var rank = 0;
        foreach (var codes in isHighestTop ? numbers.Values : numbers.Values.Reverse())
        {
            var steps = (int)Level.Executive - (int)Level.Frontline;
            var level = (int)Level.Frontline + (int)Math.Round((double)rank++ * steps / (numbers.Count - 1), MidpointRounding.AwayFromZero);
            codes.ForEach(code => levels.Add(code, (Level)level));
        }

        return levels;
    }

    private void NoteAbsent()
    {
        _batch.AbsentColumns.UnionWith(
        [
            "organisations.ods_code", "organisations.parents", "units.parent", "units.site", "units.service_line",
            "posts.management_share", "posts.whole_time_share", "posts.start", "posts.end", "posts.reports_to",
                "posts.professional_reports_to",
        ]);
        (bool IsThere, string Column)[] optional =
        [
            (_map.Profession is not null, "people.profession"), (_map.Unit is not null, "posts.unit"),
                (_map.Grade is not null, "posts.grade"),
            (_map.Level is not null, "posts.level"), (_map.Discipline is not null, "posts.discipline"),
        ];
        _batch.AbsentColumns.UnionWith(optional.Where(column => !column.IsThere).Select(column => column.Column));
    }

    private sealed record Fields(
        MappedValue? Name,
        MappedValue? Organisation,
        MappedValue? Unit,
        MappedValue? Profession,
        MappedValue? Title,
        MappedValue? Grade,
        MappedValue? Discipline,
        MappedValue[] Attributes);
}
