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
    private const long BytesPerToken = 200;

    private readonly Dictionary<string, FragmentDefinitionSyntax>? fragments;
    private readonly List<PreparedOperation> operations = new(1);
    private string? hash;
    private long bytes;

    internal PreparedDocument(ExecutableSchema schema, DocumentSyntax syntax, ExecutionOptions options)
    {
        Syntax = syntax;
        Schema = schema;
        bytes = (syntax.Source.Text.Length * (long)sizeof(char)) + (syntax.TokenCount * BytesPerToken);
        foreach (var definition in syntax.Definitions)
        {
            if (definition is FragmentDefinitionSyntax fragment)
            {
                (fragments ??= []).TryAdd(fragment.Name.Value, fragment);
            }
            else if (definition is OperationDefinitionSyntax operation && schema.Schema.RootType(operation.Operation) is not null)
            {
                operations.Add(new PreparedOperation(this, operation, options));
            }
        }
    }

    /// <summary>The syntax tree.</summary>
    public DocumentSyntax Syntax { get; }

    /// <summary>The schema it is valid for.</summary>
    public ExecutableSchema Schema { get; }

    /// <summary>Its operations in the order of the text.</summary>
    public IReadOnlyList<PreparedOperation> Operations => operations;

    /// <summary>The first half of the SHA-256 of its text, as hex: what traces know it by. Computed once.</summary>
    internal string Hash => hash ??= Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Syntax.Source.Text)))[..HashLength];

    /// <summary>How much memory it takes with all that is kept of it, by estimate, in bytes.</summary>
    internal long Bytes => Interlocked.Read(ref bytes);

    /// <summary>Told when it has come to take more memory.</summary>
    internal Action? OnGrown { get; set; }

    /// <summary>How many fields the plans have that are kept.</summary>
    internal int PlannedFieldCount => operations.Sum(operation => operation.PlannedFieldCount);

    /// <summary>The fragment of that name, or null.</summary>
    public FragmentDefinitionSyntax? FindFragment(string name) => fragments?.GetValueOrDefault(name);

    /// <summary>Says that more is kept of it: a plan, more of one that is kept, what it costs.</summary>
    /// <param name="more">By estimate, in bytes.</param>
    internal void Grow(long more)
    {
        Interlocked.Add(ref bytes, more);
        OnGrown?.Invoke();
    }

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
            if (operations.Count == 1)
            {
                return operations[0];
            }

            error = RequestErrors.OperationNameNeeded(operations.Count);
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
