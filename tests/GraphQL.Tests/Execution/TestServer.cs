using System.Text;
using System.Text.Json;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Tests.Execution;

/// <summary>A schema of a few lines with its resolvers, and ways to ask it.</summary>
internal sealed class TestServer
{
    public TestServer(string sdl, Action<SchemaBinder> bind, ExecutionOptions? options = null, params object[] steps)
    {
        var built = SchemaBuilder.Build(sdl);
        built.Errors.ShouldBeEmpty();
        var binder = new SchemaBinder(built.Schema!);
        bind(binder);
        var settings = (options ?? new ExecutionOptions()) with { OnUnexpected = Unexpected.Add };
        Executor = new GraphQLExecutor(binder.Build(), settings, steps);
    }

    public GraphQLExecutor Executor { get; }

    public List<UnexpectedFailure> Unexpected { get; } = [];

    /// <summary>The response as text, for documents whose every byte is known.</summary>
    public async Task<string> AskAsync(string document, string? variables = null, IServiceProvider? services = null)
    {
        using var result = await ExecuteAsync(document, variables, services: services);
        return Encoding.UTF8.GetString(result.ToArray());
    }

    public ValueTask<ExecutionResult> ExecuteAsync(
        string document,
        string? variables = null,
        string? operationName = null,
        IServiceProvider? services = null,
        CancellationToken cancel = default)
    {
        var json = variables is null ? default : JsonDocument.Parse(variables).RootElement;
        var request = GraphQLRequest.For(document, operationName, json) with { Services = services };
        return Executor.ExecuteAsync(request, cancel);
    }
}

/// <summary>Services by type.</summary>
internal sealed class TestServices : Dictionary<Type, object>, IServiceProvider
{
    public object? GetService(Type serviceType) => this.GetValueOrDefault(serviceType);
}
