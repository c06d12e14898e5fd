namespace NetworkLens.Data.Import;

/// <summary>Something that an import did with rows on its own account, which whoever defends the figures should know.</summary>
/// <param name="File">The file; empty where it is about the import as a whole.</param>
/// <param name="Count">How many rows or values; 0 where a number makes no sense.</param>
/// <param name="Text">What was done, as a sentence without its full stop, counts included.</param>
public sealed record ImportNotice(string File, long Count, string Text)
{
    /// <summary>One line for people: <c>interactions.csv: 3 rows of a person with themself were left out.</c></summary>
    public override string ToString() => File.Length == 0 ? $"{Text}." : $"{File}: {Text}.";
}

/// <summary>A file that was read.</summary>
/// <param name="Name">Name, relative to the folder.</param>
/// <param name="Rows">Rows below the header, blank lines not counted.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Digest of its bytes, 64 lower-case hexadecimal digits.</param>
public sealed record ImportFile(string Name, long Rows, long Bytes, string Sha256);
