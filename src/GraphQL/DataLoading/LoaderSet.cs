using System.Reflection;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.GraphQL.DataLoading;

/// <summary>The loaders of one request, and which of them have keys to fetch.</summary>
internal sealed class LoaderSet(WorkQueue work, Func<CancellationToken> cancel)
{
    private readonly Lock gate = new();
    private readonly List<DataLoader> loaders = [];
    private List<DataLoader> due = [];
    private List<DataLoader> dispatching = [];

    /// <summary>Cancelled when the client has gone or the request's time is up.</summary>
    public CancellationToken Cancel => cancel();

    /// <summary>The loader of a type, made when there is none yet. Safe from any thread.</summary>
    public T Get<T>(IServiceProvider? services)
        where T : DataLoader
    {
        lock (gate)
        {
            foreach (var known in loaders)
            {
                if (known.GetType() == typeof(T))
                {
                    return (T)known;
                }
            }

            var made = services?.GetService(typeof(T)) as T ?? LoaderFactory<T>.Make(services);
            made.Attach(this);
            loaders.Add(made);
            return made;
        }
    }

    /// <summary>Notes that a loader has keys to fetch. Safe from any thread.</summary>
    public void Enlist(DataLoader loader)
    {
        lock (gate)
        {
            due.Add(loader);
        }

        work.Wake();
    }

    /// <summary>Lets every loader with keys start its fetches; false when none has any.</summary>
    public bool Dispatch()
    {
        lock (gate)
        {
            if (due.Count == 0)
            {
                return false;
            }

            (due, dispatching) = (dispatching, due);
        }

        foreach (var loader in dispatching)
        {
            loader.Dispatch();
        }

        dispatching.Clear();
        return true;
    }

    /// <summary>Adds work for the request's loop. Safe from any thread.</summary>
    public void Post(IWork ready) => work.Post(ready);

    /// <summary>Forgets the request.</summary>
    /// <param name="isIdle">Whether no resolver is under way, so that what the loaders hold may serve other requests.</param>
    public void Clear(bool isIdle)
    {
        lock (gate)
        {
            for (var i = 0; isIdle && i < loaders.Count; i++)
            {
                loaders[i].End();
            }

            loaders.Clear();
            due.Clear();
        }
    }
}

/// <summary>Makes loaders of one type for requests that no service makes them for.</summary>
internal static class LoaderFactory<T>
{
    private static readonly ConstructorInfo[] Constructors = typeof(T).GetConstructors(BindingFlags.Public | BindingFlags.Instance);
    private static readonly ParameterInfo[] Parameters = Constructors is [var only] ? only.GetParameters() : [];
    private static readonly ConstructorInvoker? Invoker = Constructors is [var only] ? ConstructorInvoker.Create(only) : null;

    /// <summary>A new one.</summary>
    /// <exception cref="InvalidOperationException">It has not one public constructor, or takes what is no service.</exception>
    public static T Make(IServiceProvider? services)
    {
        if (Invoker is null)
        {
            throw new InvalidOperationException(
                $"{typeof(T)} must have one public constructor to be made for a request.");
        }

        var values = Parameters.Length == 0 ? [] : new object?[Parameters.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = services?.GetService(Parameters[i].ParameterType)
                ?? throw new InvalidOperationException(
                    $"{typeof(T)} needs a service of type {Parameters[i].ParameterType}, and none is registered.");
        }

        return (T)Invoker.Invoke(values.AsSpan());
    }
}
