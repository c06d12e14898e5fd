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
    private bool isOver;

    /// <inheritdoc />
    public IServiceProvider Services => this;

    /// <inheritdoc />
    /// <exception cref="ObjectDisposedException">The operation is over.</exception>
    public object? GetService(Type serviceType)
    {
        IServiceProvider services;
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isOver, this);
            scope ??= application.CreateAsyncScope();
            services = scope.Value.ServiceProvider;
        }

        return services.GetService(serviceType);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        lock (gate)
        {
            isOver = true; // A resolver that was given up may still ask, and nobody would dispose of what it got.
        }

        return scope?.DisposeAsync() ?? default;
    }
}
