using System.Globalization;

namespace NetworkLens.Data.Samples;

/// <summary>How large an invented health system to make, and which one.</summary>
/// <param name="People">People to invent, <see cref="LeastPeople"/> to <see cref="MostPeople"/>.</param>
/// <param name="Seed">Any number: the same people and seed give the same bytes on every machine.</param>
public sealed record SampleOptions(int People = 2000, int Seed = 7)
{
    /// <summary>The smallest sample that still has five kinds of organisation.</summary>
    public const int LeastPeople = 100;

    /// <summary>The largest sample that is written.</summary>
    public const int MostPeople = 200_000;

    /// <summary>What is wrong with the options, each with its mend. Empty: nothing.</summary>
    public IReadOnlyList<string> Faults()
    {
        if (People is >= LeastPeople and <= MostPeople)
        {
            return [];
        }

        return
        [
            string.Create(
                CultureInfo.InvariantCulture,
                $"--people is {People}; a sample has {LeastPeople} to {MostPeople:N0} people. Give a number in that range."),
        ];
    }
}

/// <summary>How far the making of a sample has come.</summary>
/// <param name="Stage">What is being done, in words.</param>
/// <param name="Share">Of the whole, 0 to 1.</param>
public readonly record struct SampleProgress(string Stage, double Share);
