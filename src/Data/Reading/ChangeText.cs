using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NetworkLens.Graph.WhatIf;

namespace NetworkLens.Data.Reading;

/// <summary>Writes changes as one text, equal for equal changes and different for different ones, and names networks by it.</summary>
public static class ChangeText
{
    /// <summary>The canonical text: a word for the kind and every value, keys after their lengths so that none can pose as two.</summary>
    /// <param name="change">Any change.</param>
    public static string Canonical(Change change) => change switch
    {
        AddTie tie => Text($"tie {tie.From} {tie.To} {tie.Weight:R}"),
        DropTie tie => Text($"untie {tie.From} {tie.To}"),
        Leave leave => Text($"leave {leave.Person}"),
        Move move => Text($"move {move.Person} {Key(move.Organisation)} {Key(move.Unit)} {(int?)move.Level}"),
        TakePost take => Text($"take {take.Person} {Key(take.Post)}"),
        CreatePost post =>
            Text($"post {Key(post.Key)} {(int)post.Level} {(int)post.Discipline} {Key(post.Organisation)} {Key(post.Unit)}") +
            Text($" {post.Holder} {Key(post.ReportsTo)} {post.WholeTimeShare:R} {post.ManagementShare:R}"),
        MergeUnits merge => Text($"units {Key(merge.Unit)} {Key(merge.Into)}"),
        MergeOrganisations merge => Text($"organisations {Key(merge.Organisation)} {Key(merge.Into)}"),
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, "No change that there is."),
    };

    /// <summary>
    /// Names a changed network: the name of the one that was read, and 16 hexadecimal digits from the changes and whether it is refitted.
    /// </summary>
    /// <param name="origin">Of what it is made.</param>
    public static string NetworkVersion(WhatIfOrigin origin)
    {
        var text = new StringBuilder(origin.IsRefitted ? "refitted" : "frozen");
        foreach (var change in origin.Changes)
        {
            text.Append('\n').Append(Canonical(change));
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 8));
        return $"{origin.Base.Network.Version}-{hash}";
    }

    private static string Key(string? key) =>
        key is null ? "-" : string.Create(CultureInfo.InvariantCulture, $"{key.Length}:{key}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
