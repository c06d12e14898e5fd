using System.Globalization;
using System.Text;
using NetworkLens.Data.Import.Records;

namespace NetworkLens.Data.Import.Reading;

/// <summary>An arc that holds for some time.</summary>
/// <param name="From">Where it starts.</param>
/// <param name="To">Where it points.</param>
/// <param name="Start">First day; null is open.</param>
/// <param name="End">Day after the last; null is open.</param>
/// <param name="Place">Where it is written.</param>
internal readonly record struct DatedArc(int From, int To, DateOnly? Start, DateOnly? End, Place Place);

/// <summary>Finds circles among arcs that must have none on any one day.</summary>
/// <remarks>
/// Arcs that no circle can use are peeled off first (Kahn 1962, from both ends): for a true hierarchy nothing is left and the cost is
/// O(n + m). A circle that exists on some day exists on the day on which the last of its arcs starts, so what is left is searched once
/// per distinct start.
/// </remarks>
internal static class Circles
{
    private const int MostReported = 20;
    private const int MostNamed = 12;

    /// <summary>Adds a fault for each circle, at most 20, which names its members in order.</summary>
    public static void Report(ReadingSession session, string problem, int count, Func<int, string> key, DatedArc[] arcs)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var core = Core(count, arcs);
        foreach (var day in core.Select(arc => arc.Start ?? DateOnly.MinValue).Distinct().Order())
        {
            session.Cancel.ThrowIfCancellationRequested();
            var valid = core.Where(arc => (arc.Start ?? DateOnly.MinValue) <= day && (arc.End ?? DateOnly.MaxValue) > day);
            foreach (var circle in On(count, [.. valid]))
            {
                if (seen.Count < MostReported && seen.Add(string.Join(',', circle.Select(arc => arc.From).Order())))
                {
                    var place = circle[^1].Place;
                    session.Faults.Add(place.File, place.Line, place.Column, null, $"{problem}: {Named(circle, key)}",
                        "Remove one of these links");
                }
            }
        }
    }

    private static string Named(List<DatedArc> circle, Func<int, string> key)
    {
        var text = new StringBuilder();
        foreach (var arc in circle.Take(MostNamed))
        {
            text.Append(ImportFault.Shown(key(arc.From))).Append(" > ");
        }

        if (circle.Count > MostNamed)
        {
            text.Append(CultureInfo.InvariantCulture, $"... ({circle.Count:N0} in all) > ");
        }

        return text.Append(ImportFault.Shown(key(circle[0].From))).ToString();
    }

    private static DatedArc[] Core(int count, DatedArc[] arcs)
    {
        var left = arcs;
        while (true)
        {
            var before = left.Length;
            left = Peel(count, left, arc => arc.From, arc => arc.To);
            left = Peel(count, left, arc => arc.To, arc => arc.From);
            if (left.Length == before || left.Length == 0)
            {
                return left;
            }
        }
    }

    /// <summary>Drops arcs whose tail no other arc reaches, again and again.</summary>
    private static DatedArc[] Peel(int count, DatedArc[] arcs, Func<DatedArc, int> tail, Func<DatedArc, int> head)
    {
        var reached = new int[count];
        var rows = Rows(count, arcs, tail);
        foreach (var arc in arcs)
        {
            reached[head(arc)]++;
        }

        var free = new Stack<int>();
        for (var i = 0; i < count; i++)
        {
            if (reached[i] == 0 && rows.Start[i + 1] > rows.Start[i])
            {
                free.Push(i);
            }
        }

        var isDropped = new bool[arcs.Length];
        while (free.TryPop(out var at))
        {
            for (var i = rows.Start[at]; i < rows.Start[at + 1]; i++)
            {
                isDropped[rows.Arcs[i]] = true;
                if (--reached[head(arcs[rows.Arcs[i]])] == 0)
                {
                    free.Push(head(arcs[rows.Arcs[i]]));
                }
            }
        }

        return [.. arcs.Where((_, index) => !isDropped[index])];
    }

    /// <summary>The circles that a depth-first search closes, each with its arcs in order.</summary>
    private static List<List<DatedArc>> On(int count, DatedArc[] arcs)
    {
        var rows = Rows(count, arcs, arc => arc.From);
        var depth = new int[count]; // 0 unseen, otherwise 1 + place on the path; -1 done.
        var next = rows.Start.ToArray();
        var path = new List<DatedArc>();
        var found = new List<List<DatedArc>>();
        foreach (var root in arcs.Select(arc => arc.From).Distinct())
        {
            var at = depth[root] == 0 ? root : -1;
            if (at >= 0)
            {
                depth[at] = path.Count + 1;
            }

            while (at >= 0 && found.Count < MostReported)
            {
                if (next[at] == rows.Start[at + 1])
                {
                    depth[at] = -1;
                    at = path.Count == 0 ? -1 : path[^1].From;
                    if (path.Count > 0)
                    {
                        path.RemoveAt(path.Count - 1);
                    }

                    continue;
                }

                var arc = arcs[rows.Arcs[next[at]++]];
                if (depth[arc.To] > 0)
                {
                    found.Add([.. path.Skip(depth[arc.To] - 1), arc]);
                }
                else if (depth[arc.To] == 0)
                {
                    path.Add(arc);
                    at = arc.To;
                    depth[at] = path.Count + 1;
                }
            }
        }

        return found;
    }

    /// <summary>Arcs by tail: those of i are Arcs[Start[i]] to Arcs[Start[i + 1] - 1].</summary>
    private static (int[] Start, int[] Arcs) Rows(int count, DatedArc[] arcs, Func<DatedArc, int> tail)
    {
        var start = new int[count + 1];
        foreach (var arc in arcs)
        {
            start[tail(arc) + 1]++;
        }

        for (var i = 0; i < count; i++)
        {
            start[i + 1] += start[i];
        }

        var order = new int[arcs.Length];
        var next = start.ToArray();
        for (var i = 0; i < arcs.Length; i++)
        {
            order[next[tail(arcs[i])]++] = i;
        }

        return (start, order);
    }
}
