using NetworkLens.Data.Samples.Catalogue;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Data.Samples.Building;

/// <summary>Names, dates, contracts, shares of a whole-time post, the day of the survey, and posts that people held before.</summary>
internal static class Careers
{
    private const double AnswersSurvey = 0.72;
    private const double HadAnotherPost = 0.07;

    private static readonly int[] ShareWeights = [64, 6, 12, 10, 4, 4];
    private static readonly int[] Shares = [100, 90, 80, 60, 50, 40];

    /// <summary>Fills in everybody, in the order of their numbers. Nobody starts after February 2026, so that all can meet all.</summary>
    internal static void Invent(World world, SampleRandom random)
    {
        var names = new NameGiver(random);
        var seconds = world.SecondPosts.Select(second => second.Person).ToHashSet();
        foreach (var person in world.People)
        {
            var post = person.Primary;
            (person.Name, person.Gender) = names.Next(Gender(post.Role.Profession, random));
            person.Contract = random.Next(100) switch { < 90 => "permanent", < 97 => "fixed term", _ => "bank" };
            if (post.Level > Level.TeamLead)
            {
                person.Contract = "permanent";
            }

            // Most came in the last years, some decades ago. A joint post began in 2024, the first post before it.
            var days = (int)(random.NextUnit() * random.NextUnit() * LongestDays(post.Role.Grade));
            post.Start = new DateOnly(2026, 2, 28).AddDays(-days);
            if (seconds.Contains(person))
            {
                post.Start = new DateOnly(2023, 12, 1).AddDays(-(days / 2));
            }
            else if (post.Level <= Level.TeamLead)
            {
                post.WholeTimeShare = Shares[random.Pick(ShareWeights)];
            }

            person.Joined = post.Start.Value.Year;
            if (random.Chance(AnswersSurvey))
            {
                person.Answered = Weekday(new DateOnly(2026, 5, 4).AddDays(random.Next(26)));
            }
        }

        AddFormerPosts(world, random);
    }

    // Doctors in training move on; nobody stays a newly qualified one for decades.
    private static int LongestDays(string grade) => grade switch
    {
        "Foundation Year 1" or "Foundation Year 2" => 300,
        "Specialty Registrar" => 1500,
        "VSM" => 3600,
        _ => 9500,
    };

    private static string Gender(string profession, SampleRandom random)
    {
        var women = profession switch
        {
            Professions.Nursing => 88,
            Professions.Medical => 48,
            Professions.Estates => 52,
            Professions.Management => 62,
            _ => 80,
        };
        var draw = random.Next(1000);
        return draw >= 992 ? "not stated" : draw < women * 10 ? "female" : "male";
    }

    private static void AddFormerPosts(World world, SampleRandom random)
    {
        var unitsOf = world.Units.Where(unit => unit.Parent is not null).GroupBy(unit => unit.Organisation.System)
            .ToDictionary(units => units.Key, units => units.ToArray());
        foreach (var person in world.People)
        {
            if (!random.Chance(HadAnotherPost))
            {
                continue;
            }

            var post = person.Primary;
            var units = unitsOf[post.Unit.Organisation.System];
            var unit = units[random.Next(units.Length)];
            var start = post.Start!.Value.AddDays(-300 - random.Next(2500));
            person.Joined = start.Year;
            world.Posts.Add(new PostDraft
            {
                Index = world.Posts.Count,
                Title = FormerTitle(post.Role.Profession),
                Unit = unit,
                Role = post.Role,
                Level = Level.Frontline,
                Discipline = Professions.DisciplineOf(post.Role.Profession),
                Holder = person,
                Start = start,
                End = post.Start,
            });
        }
    }

    private static string FormerTitle(string profession) => profession switch
    {
        Professions.Nursing => "Registered Nurse",
        Professions.Medical => "Resident Doctor",
        Professions.Allied => "Rotational Therapist",
        Professions.Scientific => "Rotational Practitioner",
        Professions.ClinicalSupport => "Bank Support Worker",
        Professions.Estates => "Facilities Assistant",
        Professions.Management => "Management Trainee",
        _ => "Administrator",
    };

    private static DateOnly Weekday(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(-1),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    };
}
