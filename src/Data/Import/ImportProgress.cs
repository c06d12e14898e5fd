namespace NetworkLens.Data.Import;

/// <summary>What an import is doing.</summary>
public enum ImportPhase
{
    /// <summary>Files are read and checked.</summary>
    Reading,

    /// <summary>Rows go to the database.</summary>
    Writing,

    /// <summary>All is written; the transaction is being committed.</summary>
    Publishing,
}

/// <summary>How far an import has come.</summary>
/// <param name="Phase">What is being done.</param>
/// <param name="File">The file that is read, or the name of the table that is written.</param>
/// <param name="RowsDone">Rows of that file or table so far.</param>
/// <param name="BytesDone">Bytes read of all files, while reading; otherwise equal to <paramref name="BytesTotal"/>.</param>
/// <param name="BytesTotal">Bytes of all files together.</param>
public readonly record struct ImportProgress(ImportPhase Phase, string File, long RowsDone, long BytesDone, long BytesTotal);
