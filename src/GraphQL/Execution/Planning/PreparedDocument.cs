using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Execution.Planning;

/// <summary>
/// A document that has been parsed and found valid, with its operations as far as they have been asked for.
/// </summary>
public sealed class PreparedDocument
{
    private const int HashLength = 32;

    private readonly Dictionary<string, FragmentDefinitionSyntax> fragments = [];
    private readonly PreparedOperation[] operations;
    private string? hash;

    internal PreparedDocument(ExecutableSchema schema, DocumentSyntax syntax, ExecutionOptions options)
    {
        Syntax = syntax;
        Schema = schema;
        foreach (var fragment in syntax.Definitions.OfType<FragmentDefinitionSyntax>())
        {
            fragments.TryAdd(fragment.Name.Value, fragment);
        }

        operations = [.. syntax.Definitions.OfType<OperationDefinitionSyntax>()
            .Where(operation => schema.Schema.RootType(operation.Operation) is not null)
            .Select(operation => new PreparedOperation(this, operation, options))];
    }

    /// <summary>The syntax tree.</summary>
    public DocumentSyntax Syntax { get; }

    /// <summary>The schema it is valid for.</summary>
    public ExecutableSchema Schema { get; }

    /// <summary>Its operations in the order of the text.</summary>
    public IReadOnlyList<PreparedOperation> Operations => operations;

    /// <summary>The first half of the SHA-256 of its text, as hex: what traces know it by. Computed once.</summary>
    internal string Hash => hash ??= Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Syntax.Source.Text)))[..HashLength];

    /// <summary>How many fields all its plans have: a measure of its memory.</summary>
    internal int PlannedFieldCount => operations.Sum(operation => operation.PlannedFieldCount);

    /// <summary>The fragment of that name, or null.</summary>
    public FragmentDefinitionSyntax? FindFragment(string name) => fragments.GetValueOrDefault(name);

    /// <summary>
    /// The operation that a request means: the named one, or the only one (GetOperation, section 6.1).
    /// </summary>
    /// <param name="name">The name asked for; null or empty for the only one.</param>
    /// <param name="error">What is wrong when the result is null.</param>
    public PreparedOperation? FindOperation(string? name, out GraphQLError? error)
    {
        error = null;
        if (string.IsNullOrEmpty(name))
        {
            if (operations.Length == 1)
            {
                return operations[0];
            }

            error = RequestErrors.OperationNameNeeded(operations.Length);
            return null;
        }

        foreach (var operation in operations)
        {
            if (operation.Syntax.Name.Value == name)
            {
                return operation;
            }
        }

        error = RequestErrors.UnknownOperation(name);
        return null;
    }
}
