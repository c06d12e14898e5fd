using NetworkLens.Data.Samples.Building;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Data.Samples.Ties;

/// <summary>Turns tied pairs into dated interactions of several kinds, as surveys, calendars and logs would show them.</summary>
internal sealed class InteractionDrafter(World world, TieModel model, SampleRandom random)
{
    private const int MostRows = 5;
    private const double MoreRows = 0.55;

    private static readonly TieKind[] Kinds =
    [
        TieKind.Advice, TieKind.Information, TieKind.Collaboration, TieKind.Meeting, TieKind.Message, TieKind.Escalation, TieKind.Mentoring,
        TieKind.Shadowing,
    ];

    // In the order of Kinds: colleagues of a unit, colleagues of one level, across levels, across organisations.
    private static readonly int[] InUnit = [16, 20, 28, 10, 26, 0, 0, 0];
    private static readonly int[] SameLevel = [18, 24, 18, 16, 24, 0, 0, 0];
    private static readonly int[] AcrossLevels = [20, 18, 6, 22, 14, 14, 4, 2];
    private static readonly int[] AcrossOrganisations = [14, 24, 14, 26, 20, 0, 1, 1];

    private readonly List<SampleInteraction> _rows = [];

    /// <summary>One to five rows for every tie, in the order of their keys; rows that agree in all but the count are one row.</summary>
    internal List<SampleInteraction> Draft(TieSet ties, string[] keys, CancellationToken cancel)
    {
        foreach (var (number, (first, second, events)) in ties.Left().Index())
        {
            if (number % 4096 == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }

            var rows = 1;
            while (rows < MostRows && (rows < events ? random.Chance(0.9) : random.Chance(MoreRows)))
            {
                rows++;
            }

            for (var row = 0; row < rows; row++)
            {
                AddRow(first, second, keys);
            }
        }

        return Merge();
    }

    private void AddRow(int first, int second, string[] keys)
    {
        var one = world.People[first];
        var other = world.People[second];
        var difference = one.Primary.Level - other.Primary.Level;
        var kind = Kinds[random.Pick(Weights(first, second, difference))];
        var (from, to) = Direct(kind, one, other, difference);
        if (IsSurvey(kind) && from.Answered is null)
        {
            (from, to) = (to, from);
            kind = from.Answered is null ? TieKind.Message : kind;
        }

        var when = IsSurvey(kind) ? from.Answered!.Value : Day(one.Primary.Start!.Value, other.Primary.Start!.Value);
        var mean = kind switch { TieKind.Message => 3.0, TieKind.Meeting => 1.5, _ => 0.3 };
        var count = IsSurvey(kind) ? 1 : 1 + random.NextPoisson(mean);
        _rows.Add(new SampleInteraction(keys[from.Index], keys[to.Index], kind, when, count, Source(kind), kind == TieKind.Meeting));
    }

    private int[] Weights(int first, int second, int difference) => model.ClassOf(first, second) switch
    {
        TieClass.Line or TieClass.System or TieClass.Region => AcrossOrganisations,
        _ when difference != 0 => AcrossLevels,
        TieClass.Unit => InUnit,
        _ => SameLevel,
    };

    // A problem is taken up, a shadow follows a senior, a mentor is one; anything else starts at either end.
    private (PersonDraft From, PersonDraft To) Direct(TieKind kind, PersonDraft one, PersonDraft other, int difference)
    {
        var oneStarts = kind switch
        {
            TieKind.Escalation or TieKind.Shadowing => difference < 0,
            TieKind.Mentoring => difference > 0,
            _ => random.Next(2) == 0,
        };
        return oneStarts ? (one, other) : (other, one);
    }

    private DateOnly Day(DateOnly oneStart, DateOnly otherStart)
    {
        var first = oneStart > otherStart ? oneStart : otherStart;
        first = first > Sample.WindowFrom ? first : Sample.WindowFrom;
        var days = Sample.WindowTo.DayNumber - first.DayNumber;
        var day = first.AddDays(random.Next(days));

        // Health care works at the weekend, with fewer people.
        if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday && random.Chance(0.7))
        {
            day = first.AddDays(random.Next(days));
        }

        return day;
    }

    private static bool IsSurvey(TieKind kind) => kind is TieKind.Advice or TieKind.Information or TieKind.Collaboration;

    private static string Source(TieKind kind) => kind switch
    {
        TieKind.Meeting => "calendar",
        TieKind.Message => "message-log",
        TieKind.Escalation => "escalation-log",
        TieKind.Mentoring or TieKind.Shadowing => "leadership-programme",
        _ => "staff-survey-2026",
    };

    private List<SampleInteraction> Merge()
    {
        _rows.Sort(Compare);
        var merged = new List<SampleInteraction>(_rows.Count);
        foreach (var row in _rows)
        {
            if (merged.Count > 0 && Compare(merged[^1], row) == 0)
            {
                // Answering a survey twice the same is answering it once; meetings and messages of a day add up.
                merged[^1] = IsSurvey(row.Kind) ? row : merged[^1] with { Count = merged[^1].Count + row.Count };
            }
            else
            {
                merged.Add(row);
            }
        }

        return merged;
    }

    private static int Compare(SampleInteraction a, SampleInteraction b)
    {
        var order = string.CompareOrdinal(a.From, b.From);
        order = order != 0 ? order : string.CompareOrdinal(a.To, b.To);
        order = order != 0 ? order : string.CompareOrdinal(Words.Of(a.Kind), Words.Of(b.Kind));
        order = order != 0 ? order : a.When.CompareTo(b.When);
        return order != 0 ? order : string.CompareOrdinal(a.Source, b.Source);
    }
}
