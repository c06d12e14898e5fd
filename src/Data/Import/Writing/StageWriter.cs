namespace NetworkLens.Data.Import.Writing;

/// <summary>Takes the values of a staged row, one column after the other in the order of the table.</summary>
internal abstract class StageWriter : IDisposable
{
    /// <summary>Begins a row.</summary>
    /// <param name="n">Its index.</param>
    public abstract void Begin(long n);

    public abstract void Whole(long? value);

    public abstract void Text(string? value);

    public abstract void Real(double? value);

    public abstract void Flag(bool value);

    /// <summary>Ends a row.</summary>
    public abstract void End();

    /// <summary>Ends the last row and sends what is left.</summary>
    public abstract void Complete();

    public abstract void Dispose();

    /// <summary>An id, or null for index -1.</summary>
    public void Reference(long[] ids, int index) => Whole(index < 0 ? null : ids[index]);

    /// <summary>A date as its day number.</summary>
    public void Day(DateOnly? date) => Whole(date?.DayNumber);
}
