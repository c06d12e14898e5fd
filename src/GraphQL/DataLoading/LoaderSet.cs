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
    private IServiceProvider? services;
    private int fetching;
    private bool isSideBySide;
    private volatile int dispatchingThread;

    /// <summary>Cancelled when the client has gone or the request's time is up.</summary>
    public CancellationToken Cancel => cancel();

    /// <summary>Whether a fetch has not been answered.</summary>
    public bool IsFetching => fetching > 0;

    /// <summary>The loader of a type, made when there is none yet. Safe from any thread.</summary>
    public T Get<T>(IServiceProvider? requestServices)
        where T : DataLoader
    {
        lock (gate)
        {
            services = requestServices;
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

    /// <summary>The loader of a type for use by a fetch, which waits for it: it is never held back for fetches under way.</summary>
    public T GetForFetch<T>()
        where T : DataLoader
    {
        var loader = Get<T>(services);
        loader.ServesFetches = true;
        work.Wake();
        return loader;
    }

    /// <summary>
    /// From here on parts of an answer are worked on, none of which must wait for another: a loader with keys waits for its own fetches
    /// only, and no longer for those of others.
    /// </summary>
    public void FetchSideBySide() => isSideBySide = true;

    /// <summary>Notes that a fetch has begun. On the loop.</summary>
    public void Begin(DataLoader loader)
    {
        fetching++;
        loader.Fetching++;
    }

    /// <summary>Notes that the answer of a fetch is being given out. On the loop.</summary>
    public void Finish(DataLoader loader)
    {
        fetching--;
        loader.Fetching--;
    }

    /// <summary>Lets every loader forget what it knows, so that it is fetched anew; nothing that is waited for is lost.</summary>
    public void Forget()
    {
        lock (gate)
        {
            loaders.ForEach(loader => loader.Forget());
        }
    }

    /// <summary>Notes that a loader has keys to fetch. Safe from any thread.</summary>
    public void Enlist(DataLoader loader)
    {
        lock (gate)
        {
            // Asked for by the code of a fetch that is just starting, and not by whatever runs elsewhere meanwhile.
            loader.ServesFetches |= dispatchingThread == Environment.CurrentManagedThreadId;
            due.Add(loader);
        }

        work.Wake();
    }

    /// <summary>Lets every loader with keys start its fetches; false when none may.</summary>
    /// <remarks>
    /// While a fetch is under way, what its answer leads to is not known: starting then would make the batches depend on which
    /// fetch is quicker. So all wait for the last one, but for loaders that fetches themselves wait for, and for parts that come later: see
    /// <see cref="FetchSideBySide"/>.
    /// </remarks>
    public bool Dispatch()
    {
        lock (gate)
        {
            if (fetching == 0)
            {
                (due, dispatching) = (dispatching, due);
            }
            else
            {
                dispatching.AddRange(due.Where(loader => loader.ServesFetches || (isSideBySide && loader.Fetching == 0)));
                due.RemoveAll(dispatching.Contains);
            }
        }

        if (dispatching.Count == 0)
        {
            return false;
        }

        dispatchingThread = Environment.CurrentManagedThreadId;
        foreach (var loader in dispatching)
        {
            loader.Dispatch();
        }

        dispatchingThread = 0;
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
            services = null;
            isSideBySide = false;
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
