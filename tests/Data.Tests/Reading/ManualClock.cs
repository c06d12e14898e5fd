namespace NetworkLens.Data.Tests.Reading;

/// <summary>Time that passes when it is told to: what a test waits for then comes, and nothing else.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<Waiting> _waiting = [];
    private long _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _now);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Waiting(this, () => callback(state));
        timer.Change(dueTime, period);
        lock (_gate)
        {
            _waiting.Add(timer);
        }

        return timer;
    }

    /// <summary>Lets time pass; whatever is due by then happens now.</summary>
    public void Advance(TimeSpan by)
    {
        List<Waiting> due;
        lock (_gate)
        {
            _now += by.Ticks;
            due = [.. _waiting.Where(timer => timer.Due <= _now)];
        }

        due.ForEach(timer => timer.Ring());
    }

    private sealed class Waiting(ManualClock clock, Action callback) : ITimer
    {
        public long Due { get; private set; } = long.MaxValue;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Due = dueTime == Timeout.InfiniteTimeSpan ? long.MaxValue : clock._now + dueTime.Ticks;
            return true;
        }

        public void Ring()
        {
            Due = long.MaxValue;
            callback();
        }

        public void Dispose()
        {
            lock (clock._gate)
            {
                clock._waiting.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
