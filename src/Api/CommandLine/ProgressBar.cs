using Spectre.Console;

namespace NetworkLens.Api.CommandLine;

/// <summary>Shows how far long work has come: a bar in a terminal, nothing where output goes to a file.</summary>
internal static class ProgressBar
{
    /// <summary>Runs work and shows its progress on standard error, so that answers stay clean.</summary>
    /// <typeparam name="TProgress">What the work reports.</typeparam>
    /// <typeparam name="TResult">What it gives.</typeparam>
    /// <param name="tell">Puts a report into words and a share of the whole, 0 to 1.</param>
    /// <param name="work">The work.</param>
    public static async Task<TResult> ShowAsync<TProgress, TResult>(
        Func<TProgress, (string What, double Share)> tell, Func<IProgress<TProgress>, Task<TResult>> work)
    {
        if (Console.IsErrorRedirected)
        {
            return await work(new Report<TProgress>(_ => { }));
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        TResult result = default!;
        await console.Progress()
            .AutoClear(true)
            .Columns(
                new SpinnerColumn(),
                new ProgressBarColumn(),
                new PercentageColumn(),
                new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async context =>
            {
                var bar = context.AddTask("Starting", maxValue: 1);
                result = await work(new Report<TProgress>(report =>
                {
                    var (what, share) = tell(report);
                    bar.Description = Markup.Escape(what);
                    bar.Value = share;
                }));
            });
        return result;
    }

    // Not Progress<T>, which reports late, through the thread pool.
    private sealed class Report<T>(Action<T> show) : IProgress<T>
    {
        void IProgress<T>.Report(T value) => show(value);
    }
}
