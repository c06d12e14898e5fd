using System.Diagnostics;

namespace NetworkLens.GraphQL.Execution.Telemetry;

/// <summary>A span whose work pauses: other work of the same request runs in between and must not become part of it.</summary>
/// <param name="activity">The span, which is the current one.</param>
/// <param name="around">What was current before it.</param>
internal sealed class LooseSpan(Activity activity, Activity? around)
{
    private Activity? around = around;

    /// <summary>The span.</summary>
    public Activity Activity => activity;

    /// <summary>Its work pauses: what comes next belongs to what was current before.</summary>
    public void Pause() => Activity.Current = around;

    /// <summary>Its work goes on: what begins now belongs to it.</summary>
    public void Resume()
    {
        around = Activity.Current;
        Activity.Current = activity;
    }

    /// <summary>Notes that its work failed.</summary>
    public void Fail(Exception failure) =>
        activity.SetTag("error.type", failure.GetType().FullName).SetStatus(ActivityStatusCode.Error);

    /// <summary>Ends it with a task that is complete, as it came out.</summary>
    public void StopWith(Task task)
    {
        if (task.Exception?.InnerException is { } failure)
        {
            Fail(failure);
        }

        Stop();
    }

    /// <summary>Ends it, from wherever: what is current there stays so, unless it is this span.</summary>
    public void Stop()
    {
        var current = Activity.Current;
        activity.Stop();
        Activity.Current = ReferenceEquals(current, activity) ? around : current;
    }
}
