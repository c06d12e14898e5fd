using System.CommandLine;
using System.Globalization;
using NetworkLens.Data.Samples;

namespace NetworkLens.Api.CommandLine;

/// <summary><c>generate --people N --seed S --out DIR</c>: writes an invented care system.</summary>
internal static class GenerateCommand
{
    public static Command Create()
    {
        var usual = new SampleOptions();
        var people = new Option<int>("--people") { Description = "How many people.", DefaultValueFactory = _ => usual.People };
        var seed = new Option<int>("--seed")
        {
            Description = "The same seed writes the same files.",
            DefaultValueFactory = _ => usual.Seed,
        };
        var folder = new Option<string>("--out") { Description = "The folder to write: new, or empty.", Required = true };
        var overwrite = new Option<bool>("--overwrite") { Description = "Replace an earlier sample in that folder." };
        var command = new Command("generate", "Write an invented care system as CSV files.") { people, seed, folder, overwrite };
        command.SetAction((parsed, cancel) => RunAsync(
            new(parsed.GetValue(people), parsed.GetValue(seed)), parsed.GetValue(folder)!, parsed.GetValue(overwrite), cancel));
        return command;
    }

    private static async Task<int> RunAsync(SampleOptions options, string folder, bool overwrite, CancellationToken cancel)
    {
        var outcome = await ProgressBar.ShowAsync<SampleProgress, SampleOutcome>(
            progress => (progress.Stage, progress.Share),
            progress => Task.Run(() => SampleFolder.Create(options, folder, overwrite, progress, cancel), cancel));
        if (outcome.Sample is null)
        {
            return Terminal.Fail(string.Join('\n', outcome.Faults));
        }

        Terminal.Say(string.Create(
            CultureInfo.InvariantCulture, $"Wrote {options.People:N0} people to {folder}. Import it with: import {folder}"));
        return CommandLineApp.Success;
    }
}
