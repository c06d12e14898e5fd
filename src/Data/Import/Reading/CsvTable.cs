using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace NetworkLens.Data.Import.Reading;

/// <summary>A CSV file with a header row, read row by row: CsvHelper splits the fields, this class finds what it would let pass.</summary>
/// <remarks>
/// Found here: no such file, another encoding, NUL bytes, lines and fields beyond their bounds, quotation marks that are stray or never
/// closed, rows with too many or too few fields, line breaks and other control characters inside a value, rows beyond the bound.
/// Blank lines, rows whose every field is blank, a byte order mark, and spaces around a value are allowed. Rows with a fault are reported
/// and passed over.
/// </remarks>
internal sealed class CsvTable : IDisposable
{
    private const int ProgressEveryRows = 20_000;

    private readonly ReadingSession _session;
    private readonly GuardedTextReader _text;
    private readonly CsvParser _parser;
    private readonly int _mostRows;
    private bool _badQuote;
    private bool _ended;
    private bool _lostRows;
    private long _blankRows;
    private int _nextLine = 1;

    private CsvTable(ReadingSession session, string file, Stream stream, int mostRows)
    {
        _session = session;
        _mostRows = mostRows;
        File = file;
        _text = new GuardedTextReader(stream, file, session.Limits.LineBytes);
        _parser = new CsvParser(
            _text,
            new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                HasHeaderRecord = false,
                IgnoreBlankLines = true,
                DetectDelimiter = false,
                CacheFields = true,
                MaxFieldSize = session.Limits.FieldCharacters,
                BadDataFound = _ => _badQuote = true,
            });
        Header = ReadHeader();
    }

    /// <summary>Name of the file.</summary>
    public string File { get; }

    /// <summary>Names of the columns; empty where the file has none that could be read.</summary>
    public string[] Header { get; }

    /// <summary>Line on which the current row begins, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Rows read so far, those with faults included, the header and blank ones not.</summary>
    public int Rows { get; private set; }

    /// <summary>True where the file ended early, at a fault that is told.</summary>
    public bool IsCut => _text.Fault is not null;

    /// <summary>True where every row so far could be read: otherwise nobody knows what keys the file has.</summary>
    public bool IsWhole => Header.Length > 0 && !_lostRows && !IsCut;

    /// <summary>Opens a file and reads its header; null, with a fault if the file is needed, where there is no such file.</summary>
    public static CsvTable? Open(ReadingSession session, string file, bool isNeeded, int mostRows)
    {
        var path = Path.Combine(session.Folder, file);
        if (!System.IO.File.Exists(path))
        {
            if (isNeeded)
            {
                session.Faults.Add(file, 0, 0, null, "is missing", $"Add it to the folder{FolderFiles.Hint(session.Folder, file)}");
            }

            return null;
        }

        try
        {
            return new CsvTable(session, file, OpenStream(path), mostRows);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            session.Faults.Add(file, 0, 0, null, "cannot be read: " + exception.GetType().Name, "Let this user read the file");
            return null;
        }
    }

    /// <summary>The field of the current row, without spaces around it; null where blank, or where there is no such column.</summary>
    /// <param name="column">Index of the column, or -1.</param>
    public string? this[int column]
    {
        get
        {
            if (column < 0)
            {
                return null;
            }

            var field = _parser[column].Trim();
            return field.Length == 0 ? null : field;
        }
    }

    /// <summary>Goes to the next row that has the shape of the header; false at the end.</summary>
    public bool Read()
    {
        while (!_ended && Advance())
        {
            if (Rows >= _mostRows)
            {
                var most = _mostRows.ToString("N0", CultureInfo.InvariantCulture);
                Fault(Line, 0, null, $"is beyond the bound of {most} rows", "Split the import, or ask for higher limits");
                _ended = true;
                _lostRows = true;
                return false;
            }

            Rows++;
            if (Rows % ProgressEveryRows == 0)
            {
                _session.Cancel.ThrowIfCancellationRequested();
                _session.Report(File, Rows, _text.BytesRead);
            }

            if (HasShape())
            {
                return true;
            }

            _lostRows = true;
        }

        return false;
    }

    /// <summary>Adds a fault of this file.</summary>
    public void Fault(int line, int column, string? value, string problem, string mend) =>
        _session.Faults.Add(File, line, column, value, problem, mend);

    /// <summary>Closes the file and notes that it was read.</summary>
    public void Dispose()
    {
        _session.Finish(new ImportFile(File, Rows, _text.BytesRead, _text.Sha256()));
        _parser.Dispose();
        _text.Dispose();
    }

    private static FileStream OpenStream(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.SequentialScan);

    private string[] ReadHeader()
    {
        if (!Advance())
        {
            if (_text.Fault is null)
            {
                Fault(0, 0, null, "is empty", "Write a header row with the names of the columns");
            }

            _ended = true;
            return [];
        }

        if (_parser.Count > _session.Limits.Columns)
        {
            Fault(Line, 0, null, $"has {_parser.Count} columns where {_session.Limits.Columns} are the most", "Leave columns out");
            _ended = true;
            return [];
        }

        var header = new string[_parser.Count];
        for (var column = 0; column < header.Length; column++)
        {
            header[column] = _parser[column].Trim();
        }

        if (_badQuote)
        {
            Fault(Line, 0, null, "has a stray quotation mark", "Double it inside a quoted field, or remove it");
            _badQuote = false;
        }

        return header;
    }

    /// <summary>Goes to the next record that is not blank; false at the end of the text, or of what can be trusted of it.</summary>
    private bool Advance()
    {
        var line = Line;
        while (AdvanceOne())
        {
            if (!IsBlank())
            {
                return true;
            }

            Line = line;

            if (++_blankRows % ProgressEveryRows == 0)
            {
                _session.Cancel.ThrowIfCancellationRequested();
            }
        }

        return false;
    }

    /// <summary>True where every field is blank, however many there are: a spreadsheet writes emptied rows so.</summary>
    private bool IsBlank()
    {
        for (var column = 0; column < _parser.Count; column++)
        {
            var field = _parser[column];
            if (!string.IsNullOrWhiteSpace(field) || !IsPlain(field))
            {
                return false;
            }
        }

        return !_badQuote && !IsUnclosed();
    }

    /// <summary>Reads one record of any shape.</summary>
    private bool AdvanceOne()
    {
        _badQuote = false;
        bool found;
        try
        {
            found = _parser.Read();
        }
        catch (MaxFieldSizeException)
        {
            FieldTooLong();
            return false;
        }

        if (!found)
        {
            return End();
        }

        Line = StartLine();
        if (_text.Fault is { Line: var bad } && Line >= bad)
        {
            return End();
        }

        return true;
    }

    private bool End()
    {
        _ended = true;
        if (_text.Fault is { } fault)
        {
            _session.Faults.Add(fault);
        }

        return false;
    }

    private void FieldTooLong()
    {
        _ended = true;
        _lostRows = true;
        if (_text.Fault is { } fault)
        {
            _session.Faults.Add(fault);
            return;
        }

        var most = _session.Limits.FieldCharacters.ToString("N0", CultureInfo.InvariantCulture);
        Fault(_nextLine, 0, null, $"holds a field of more than {most} characters", "Close every quotation mark that is opened");
    }

    /// <summary>The line on which the record begins: the parser counts to its end.</summary>
    private int StartLine()
    {
        var end = _parser.RawRow;
        var start = end;
        if (end - _nextLine > 0)
        {
            // Blank lines before the record are counted by the parser too; only breaks inside its fields make it span lines.
            for (var column = 0; column < _parser.Count; column++)
            {
                start -= _parser[column].AsSpan().Count('\n');
            }
        }

        _nextLine = end + 1;
        return start;
    }

    private bool HasShape()
    {
        if (IsUnclosed())
        {
            Fault(Line, 0, null, "opens a quotation mark that is never closed", "Close it");
            return false;
        }

        var count = _parser.Count;
        var isWhole = true;
        for (var column = 0; column < count; column++)
        {
            var field = _parser[column];
            if (!IsPlain(field))
            {
                Fault(Line, column + 1, field, "holds a line break or another control character",
                    "Write one line of text, and close every quotation mark");
                isWhole = false;
            }
        }

        if (_badQuote)
        {
            Fault(Line, 0, null, "has a stray quotation mark", "Put the field in quotation marks and double those inside it");
            return false;
        }

        if (count != Header.Length)
        {
            Fault(Line, 0, null, $"has {Counted(count)} where the header has {Header.Length}",
                count > Header.Length ? "Put a field that holds a comma in quotation marks" : "Write a comma for every blank field");
            return false;
        }

        return isWhole;
    }

    private static string Counted(int count) => count == 1 ? "1 field" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} fields");

    /// <summary>True in the last record where the marks of the whole file do not pair up: the parser lets that pass.</summary>
    private bool IsUnclosed()
    {
        if (_text.Quotes % 2 == 0 || _text.Peek() >= 0)
        {
            return false;
        }

        var record = _parser.RawRecord.AsSpan().TrimStart("\r\n");
        return record.Count('"') % 2 == 1 && (record is ['"', ..] || record.Contains(",\"", StringComparison.Ordinal));
    }

    private static bool IsPlain(string field)
    {
        foreach (var character in field)
        {
            if (char.IsControl(character) && character != '\t')
            {
                return false;
            }
        }

        return true;
    }
}
