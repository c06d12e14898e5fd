using System.Globalization;
using System.Text;
using NetworkLens.Api.Measures;

namespace NetworkLens.Api.Suggestions;

/// <summary>Names what was asked of people, so that an analysis is kept under it.</summary>
internal static class PeopleGroupKey
{
    /// <summary>The same for the same lists in the same order, and for no others.</summary>
    public static string Of(PeopleGroupInput? group)
    {
        var key = new StringBuilder();
        Add('o', group?.Organisations);
        Add('u', group?.Units);
        Add('p', group?.Professions);
        Add('l', group?.Levels?.Select(level => level.ToString()));
        Add('d', group?.Disciplines?.Select(discipline => discipline.ToString()));
        return key.ToString();

        // Lengths keep a name from looking like two.
        void Add(char list, IEnumerable<string>? names)
        {
            if (names is not null)
            {
                key.Append(list);
                foreach (var name in names)
                {
                    key.Append(CultureInfo.InvariantCulture, $"{name.Length}:{name}");
                }
            }
        }
    }
}
