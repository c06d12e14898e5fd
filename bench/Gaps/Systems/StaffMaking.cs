using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Gaps.Bench.Systems;

/// <summary>
/// Makes the staff of a system: organisations of about 1,000, each a board and directorates of about 150 with a service line, an office and
/// units of 10 to 50 on the sites of the organisation; and a dozen people who lead the system, in an organisation of their own. With
/// services, directorates are of about 300 and every three units are a service, three of four units on its site.
/// </summary>
internal sealed class StaffMaking
{
    private const int Lines = 12;
    private const int DirectorateSize = 150;
    private const int Manager = 4;
    private const int Clerk = 5;
    private readonly List<Post> _posts = [];
    private readonly SystemPlan _plan;
    private readonly SeededRandom _random;
    private int _directorates;
    private int _units;
    private int _services;
    private int _site; // Of the service at hand.

    private StaffMaking(SystemPlan plan) => (_plan, _random) = (plan, plan.Chance(Purpose.Staff));

    /// <summary>Makes the staff of a plan.</summary>
    public static Staff Make(SystemPlan plan)
    {
        var making = new StaffMaking(plan);
        var organisations = Math.Max(2, (int)Math.Round(plan.People / 1000.0));
        for (var organisation = 0; organisation < organisations; organisation++)
        {
            making.Organisation(organisation, plan.People / organisations);
        }

        making.Office(organisations, making._directorates++, -1, 0, Level.System, leaders: 12, others: 0);
        return new([.. making._posts]);
    }

    private void Organisation(int organisation, int size)
    {
        // Neighbouring organisations share a site.
        Office(organisation, _directorates++, -1, organisation, Level.Executive, leaders: 8 + _random.Below(5), others: 6);
        var lines = Enumerable.Range(0, Lines).ToArray();
        _random.Shuffle(lines);
        var directorates = Math.Max(3, size / (_plan.HasServices ? 2 * DirectorateSize : DirectorateSize));
        for (var i = 0; i < directorates; i++)
        {
            var end = _posts.Count + ((size - 14) / directorates);
            var (directorate, line) = (_directorates++, lines[i % Lines]);
            Office(organisation, directorate, line, organisation, Level.Directorate, leaders: 3, others: 5);
            for (var unit = 0; end - _posts.Count >= 10; unit++)
            {
                var people = (int)Math.Clamp(20 * Math.Exp(0.35 * _random.Normal()), 10, 50);
                var left = end - _posts.Count;
                Unit(organisation, directorate, line, left - people < 10 ? Math.Min(left, 50) : people, leadsService: unit % 3 == 0);
            }
        }
    }

    private void Office(int organisation, int directorate, int line, int site, Level level, int leaders, int others)
    {
        var unit = _units++;
        for (var person = 0; person < leaders + others; person++)
        {
            var isLeader = person < leaders;
            var isManager = isLeader && person % 2 == 0;
            _posts.Add(new(
                organisation,
                directorate,
                -1,
                unit,
                site,
                isLeader ? level : Level.Frontline,
                isManager ? Manager : isLeader ? person % 4 : Clerk,
                isManager ? Discipline.Managerial : isLeader ? Discipline.Clinical : Discipline.Support,
                line));
        }
    }

    private void Unit(int organisation, int directorate, int line, int people, bool leadsService)
    {
        var (unit, site, usual) = (_units++, organisation + _random.Below(2), _random.Below(Manager));
        var service = -1;
        if (_plan.HasServices)
        {
            (_services, _site) = leadsService ? (_services + 1, site) : (_services, _site);
            (service, site) = (_services, _random.NextDouble() < 0.75 ? _site : site);
        }

        for (var person = 0; person < people; person++)
        {
            var level = person > 1 ? Level.Frontline : person == 0 && leadsService ? Level.ServiceLead : Level.TeamLead;
            var profession = _random.NextDouble() switch
            {
                < 0.55 => usual,
                < 0.8 => _random.Below(Manager),
                < 0.92 => Manager,
                _ => Clerk,
            };
            var discipline = profession switch
            {
                Manager => Discipline.Managerial,
                Clerk => Discipline.Support,
                _ => Discipline.Clinical,
            };
            if (level != Level.Frontline && _random.NextDouble() < 0.25)
            {
                discipline = Discipline.Hybrid;
            }

            _posts.Add(new(organisation, directorate, service, unit, site, level, profession, discipline, line));
        }
    }
}
