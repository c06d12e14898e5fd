using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Gaps.Bench.Systems;

/// <summary>Two groups between which a link is expected.</summary>
/// <param name="Dimension">In which sense.</param>
/// <param name="A">One group: people ascending, all of their cells.</param>
/// <param name="B">The other; shares nobody with <paramref name="A"/>.</param>
/// <param name="IsPooled">Whether it takes several directorates together.</param>
internal sealed record TestedPair(Dimension Dimension, int[] A, int[] B, bool IsPooled = false)
{
    /// <summary>
    /// H: units of one directorate; where there are services, these, and units of one. V: the front line of each directorate, of every
    /// three neighbouring ones and of the whole organisation with its executives, and that of a directorate with its own leaders. X:
    /// directorates of one service line in different organisations. C: clinical and managerial people of each directorate. Groups of fewer
    /// than two people are left out.
    /// </summary>
    public static TestedPair[] Of(Staff staff)
    {
        var pairs = new List<TestedPair>();
        var organisations = staff.Posts.Index().Where(p => p.Item.Level != Level.System).GroupBy(p => p.Item.Organisation);
        foreach (var organisation in organisations)
        {
            var executives = People(organisation, post => post.Level == Level.Executive);
            var directorates = organisation.Where(p => p.Item.ServiceLine >= 0).GroupBy(p => p.Item.Directorate).ToArray();
            foreach (var directorate in directorates)
            {
                Siblings(pairs, directorate);
                var leaders = People(directorate, post => post.Level == Level.Directorate);
                pairs.Add(new(Dimension.Vertical, Frontline(directorate), executives));
                pairs.Add(new(Dimension.Vertical, Frontline(directorate), leaders));
                pairs.Add(new(
                    Dimension.ClinicalManagerial,
                    People(directorate, post => post.Discipline == Discipline.Clinical),
                    People(directorate, post => post.Discipline == Discipline.Managerial)));
            }

            foreach (var division in directorates.Chunk(3).Where(d => d.Length > 1 && d.Length < directorates.Length))
            {
                pairs.Add(new(Dimension.Vertical, Frontline(division.SelectMany(d => d)), executives, IsPooled: true));
            }

            pairs.Add(new(Dimension.Vertical, Frontline(directorates.SelectMany(d => d)), executives, IsPooled: true));
        }

        Counterparts(pairs, staff);
        return [.. pairs.Where(pair => pair.A.Length > 1 && pair.B.Length > 1)];
    }

    private static void Siblings(List<TestedPair> pairs, IEnumerable<(int Index, Post Item)> directorate)
    {
        // The office comes first: it is no sibling of the units that it leads.
        var units = directorate.GroupBy(p => p.Item.Unit).Skip(1).ToArray();
        var services = units.GroupBy(unit => unit.First().Item.Service).ToArray();
        foreach (var service in services)
        {
            Every(pairs, [.. service.Select(unit => People(unit, _ => true))]);
        }

        Every(pairs, [.. services.Select(service => People(service.SelectMany(unit => unit), _ => true))]);
    }

    private static void Every(List<TestedPair> pairs, int[][] groups)
    {
        for (var a = 0; a < groups.Length; a++)
        {
            for (var b = a + 1; b < groups.Length; b++)
            {
                pairs.Add(new(Dimension.Horizontal, groups[a], groups[b]));
            }
        }
    }

    private static void Counterparts(List<TestedPair> pairs, Staff staff)
    {
        foreach (var line in staff.Posts.Index().Where(p => p.Item.ServiceLine >= 0).GroupBy(p => p.Item.ServiceLine).OrderBy(l => l.Key))
        {
            var directorates = line.GroupBy(p => (p.Item.Organisation, p.Item.Directorate)).ToArray();
            for (var a = 0; a < directorates.Length; a++)
            {
                // The next two organisations: pairs in proportion to organisations, not to their square.
                for (var b = a + 1; b < Math.Min(directorates.Length, a + 3); b++)
                {
                    if (directorates[a].Key.Organisation != directorates[b].Key.Organisation)
                    {
                        var (left, right) = (People(directorates[a], _ => true), People(directorates[b], _ => true));
                        pairs.Add(new(Dimension.CrossOrganisation, left, right));
                    }
                }
            }
        }
    }

    private static int[] Frontline(IEnumerable<(int Index, Post Item)> people) => People(people, post => post.Level == Level.Frontline);

    private static int[] People(IEnumerable<(int Index, Post Item)> people, Func<Post, bool> belongs) =>
        [.. people.Where(p => belongs(p.Item)).Select(p => p.Index)];
}
