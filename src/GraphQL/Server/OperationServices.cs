using Microsoft.Extensions.DependencyInjection;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.GraphQL.Server;

/// <summary>
/// The services of one operation, or of one event of a subscription: a scope of its own, made when the first service is asked for.
/// </summary>
/// <param name="application">What the scope is made of.</param>
internal sealed class OperationServices(IServiceProvider application) : IServiceProvider, IEventScope
{
    private readonly Lock gate = new();
    private AsyncServiceScope? scope;

    /// <inheritdoc />
    public IServiceProvider Services => this;

    /// <inheritdoc />
    public object? GetService(Type serviceType)
    {
        lock (gate)
        {
            scope ??= application.CreateAsyncScope();
        }

        return scope.Value.ServiceProvider.GetService(serviceType);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => scope?.DisposeAsync() ?? default;
}
