using System.Globalization;
using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Binding;

/// <summary>A place where schema and code do not fit.</summary>
/// <param name="Message">What does not fit, and how to mend it.</param>
/// <param name="File">The schema file; null when it has no name.</param>
/// <param name="Line">The line in it, from 1; 0 when there is no place.</param>
/// <param name="Column">The column, from 1; 0 when there is no place.</param>
public sealed record BindingFault(string Message, string? File, int Line, int Column)
{
    /// <summary>"file:line:column: message", as compilers write it.</summary>
    public override string ToString() => Line == 0
        ? Message
        : string.Create(CultureInfo.InvariantCulture, $"{File ?? "schema"}:{Line}:{Column}: {Message}");

    internal static BindingFault At(SyntaxElement? syntax, string message)
    {
        if (syntax is null)
        {
            return new BindingFault(message, File: null, 0, 0);
        }

        var place = syntax.Location;
        return new BindingFault(message, syntax.Source.Name, place.Line, place.Column);
    }
}

/// <summary>Stops the start: schema and code do not fit. Lists every place, not only the first.</summary>
public sealed class SchemaBindingException : Exception
{
    /// <summary>Makes the exception of at least one fault.</summary>
    public SchemaBindingException(IReadOnlyList<BindingFault> faults)
        : base("Schema and code do not fit:" + string.Concat(faults.Select(fault => "\n  " + fault))) =>
        Faults = faults;

    /// <summary>Every fault, in the order of the schema.</summary>
    public IReadOnlyList<BindingFault> Faults { get; }
}
