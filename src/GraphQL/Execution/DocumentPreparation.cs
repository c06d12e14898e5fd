using System.Collections.Immutable;
using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Execution.Planning;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Protection.Limits;
using NetworkLens.GraphQL.Validation;

namespace NetworkLens.GraphQL.Execution;

/// <summary>Makes a text that was met for the first time ready to be executed: parsed, valid, within its limits, let through.</summary>
/// <param name="schema">What it must be valid for.</param>
/// <param name="options">The limits.</param>
/// <param name="steps">What else looks at it, in this order.</param>
internal sealed class DocumentPreparation(ExecutableSchema schema, ExecutionOptions options, ImmutableArray<IDocumentStep> steps)
{
    private readonly ParserOptions bounds = new() { MaxTokens = options.MaxTokens, MaxDepth = options.MaxDepth };

    /// <summary>The document, or null and at least one error.</summary>
    public PreparedDocument? Prepare(DocumentText text, out IReadOnlyList<GraphQLError> errors)
    {
        if (text.Utf8.Length > options.MaxDocumentBytes)
        {
            errors = [RequestErrors.DocumentTooLarge(options.MaxDocumentBytes)];
            return null;
        }

        if (text.Decode() is not { } source)
        {
            errors = [RequestErrors.BadRequest("The document is not valid UTF-8 text.")];
            return null;
        }

        Parsed<DocumentSyntax> parsed;
        using (GraphQLTelemetry.StartSpan("graphql.parse"))
        {
            parsed = Parser.ParseDocument(new Source(source), bounds);
        }

        if (parsed.Value is not { } syntax)
        {
            errors = [parsed.Error!];
            return null;
        }

        using (GraphQLTelemetry.StartSpan("graphql.validate"))
        {
            errors = DocumentValidator.Validate(schema.Schema, syntax, options.MaxValidationErrors);
        }

        if (errors.Count > 0)
        {
            return null;
        }

        var document = new PreparedDocument(schema, syntax, options);
        errors = Inspect(document);
        return errors.Count > 0 ? null : document;
    }

    private IReadOnlyList<GraphQLError> Inspect(PreparedDocument document)
    {
        if (!options.Introspection && IntrospectionUse.IsIn(document.Syntax))
        {
            return [RequestErrors.IntrospectionOff()];
        }

        if (FieldDepth.Exceeds(document, options.MaxFieldDepth) is { } tooDeep)
        {
            return [tooDeep];
        }

        if (DocumentLimitsCheck.Exceeds(document, options.DocumentLimits) is { } tooMuch)
        {
            return [tooMuch];
        }

        foreach (var step in steps)
        {
            if (step.OnDocument(document) is { Count: > 0 } objections)
            {
                return objections;
            }
        }

        return [];
    }
}
