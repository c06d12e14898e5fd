namespace NetworkLens.Data.Databases;

/// <summary>Why a database cannot be used, and what to do about it. Never holds a password.</summary>
/// <param name="Place">Which database: a file, or host, port and name.</param>
/// <param name="Problem">What is wrong, as a sentence.</param>
/// <param name="Mend">What to do, as a sentence.</param>
public sealed record DatabaseFault(string Place, string Problem, string Mend)
{
    /// <summary>Place, problem and mend in one line.</summary>
    public override string ToString() => $"{Place}: {Problem} {Mend}";
}

/// <summary>Carries a <see cref="DatabaseFault"/> where a value cannot be returned.</summary>
public sealed class DatabaseFaultException : Exception
{
    /// <summary>A fault without words.</summary>
    public DatabaseFaultException()
        : this("The database cannot be used.")
    {
    }

    /// <summary>A fault in words.</summary>
    /// <param name="message">What is wrong.</param>
    public DatabaseFaultException(string message)
        : base(message) => Fault = new("database", message, "");

    /// <summary>A fault in words with its cause.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The cause.</param>
    public DatabaseFaultException(string message, Exception innerException)
        : base(message, innerException) => Fault = new("database", message, "");

    /// <summary>Carries a fault.</summary>
    /// <param name="fault">The fault.</param>
    public DatabaseFaultException(DatabaseFault fault)
        : base(fault.ToString()) => Fault = fault;

    /// <summary>The fault.</summary>
    public DatabaseFault Fault { get; }
}
