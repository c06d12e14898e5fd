using NetworkLens.GraphQL.Execution.Planning;

namespace NetworkLens.GraphQL.Execution;

/// <summary>Errors that resolvers add although they give a value.</summary>
internal sealed partial class ExecutionState
{
    private int loopThread;

    /// <summary>Adds an error at the field that a resolver call answers. Safe from any thread.</summary>
    public void AddBeside(PlannedField field, int call, GraphQLException error)
    {
        if (Environment.CurrentManagedThreadId == Volatile.Read(ref (whole ?? this).loopThread))
        {
            AddBesideHere(field, call, error);
        }
        else
        {
            // What the loop alone may touch waits for its turn, which comes before that of the resolver's value.
            Post(new ErrorBeside(this, Generation, field, call, error));
        }
    }

    private void AddBesideHere(PlannedField field, int call, GraphQLException error)
    {
        foreach (var pending in tracked)
        {
            if (pending.Call == call)
            {
                if (!pending.IsDead && !IsNulled(pending.Frame))
                {
                    Errors.AddBeside(field, error, pending.Path);
                }

                return;
            }
        }

        Errors.AddBeside(field, error, call == calls ? Indices : []);
    }

    private void NoteLoopThread() => Volatile.Write(ref loopThread, Environment.CurrentManagedThreadId);

    // A loop that waits has given its thread away, and a resolver's code may be running on it.
    private void LeaveLoopThread() => Volatile.Write(ref loopThread, 0);

    private sealed class ErrorBeside(
        ExecutionState state,
        int generation,
        PlannedField field,
        int call,
        GraphQLException error) : IWork
    {
        public void Run()
        {
            if (state.Generation == generation)
            {
                state.AddBesideHere(field, call, error);
            }
        }
    }
}
