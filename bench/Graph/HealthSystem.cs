namespace NetworkLens.Graph.Bench;

/// <summary>
/// A made-up network like that of a health system: teams of 12 people, departments of 15 teams, organisations of 30 departments.
/// </summary>
/// <remarks>
/// Everyone has an activity, log-normal with sigma 0.7. Each tie is begun by someone in proportion to it and goes to anyone of their team
/// (55 %), department (25 %), organisation (15 %) or at all (5 %). 15 % more ties are drawn than the mean degree asks for; repeats are
/// dropped, so small circles are nearly full and the mean degree comes out about a quarter lower. Each tie has a weight of 1 to 16, small
/// ones being usual, and a direction; three of ten run both ways. Ties come in no order. A seed repeats all of it.
/// </remarks>
internal static class HealthSystem
{
    /// <summary>How many people a team has.</summary>
    public const int Team = 12;

    private const int Department = Team * 15;
    private const int Organisation = Department * 30;

    /// <summary>The department of a person, counted through all organisations.</summary>
    public static int DepartmentOf(int person) => person / Department;

    /// <summary>The organisation of a person.</summary>
    public static int OrganisationOf(int person) => person / Organisation;

    /// <summary>Makes one.</summary>
    /// <param name="people">How many there are.</param>
    /// <param name="meanDegree">Ties wanted a person, before repeats are dropped.</param>
    /// <param name="seed">Repeats it.</param>
    public static TieFile Make(int people, double meanDegree, int seed)
    {
        var random = new SplitMix((ulong)seed);
        var wanted = (int)(people * meanDegree / 2);
        var keys = Draw(people, (int)(wanted * 1.15), ref random);
        var ties = Math.Min(wanted, keys.Length);
        var (low, high) = (new int[ties], new int[ties]);
        var (weight, direction) = (new byte[ties], new byte[ties]);
        for (var tie = 0; tie < ties; tie++)
        {
            // The first ties of a random order: which repeats none.
            var other = tie + random.Below(keys.Length - tie);
            (keys[tie], keys[other]) = (keys[other], keys[tie]);
            (low[tie], high[tie]) = ((int)(keys[tie] / people), (int)(keys[tie] % people));
            weight[tie] = (byte)(1 + (int)(16 * Math.Pow(random.Fraction(), 3)));
            var side = random.Fraction();
            direction[tie] = (byte)(side < 0.3 ? TieFile.Both : side < 0.65 ? TieFile.Up : TieFile.Down);
        }

        return new(people, low, high, weight, direction);
    }

    // Each pair once, the lower person first, as low * people + high, ascending.
    private static long[] Draw(int people, int draws, ref SplitMix random)
    {
        var reach = new double[people];
        var sum = 0.0;
        for (var person = 0; person < people; person++)
        {
            var radius = Math.Sqrt(-2 * Math.Log(1 - random.Fraction()));
            sum += Math.Exp(0.7 * radius * Math.Cos(2 * Math.PI * random.Fraction()));
            reach[person] = sum;
        }

        var keys = new long[draws];
        var kept = 0;
        for (var draw = 0; draw < draws; draw++)
        {
            var at = Array.BinarySearch(reach, random.Fraction() * sum);
            var person = Math.Min(at < 0 ? ~at : at, people - 1);
            var share = random.Fraction();
            var circle = share < 0.55 ? Team : share < 0.8 ? Department : share < 0.95 ? Organisation : people;
            var first = person / circle * circle;
            var other = first + random.Below(Math.Min(circle, people - first));
            if (other != person)
            {
                keys[kept++] = (Math.Min(person, other) * (long)people) + Math.Max(person, other);
            }
        }

        Array.Sort(keys, 0, kept);
        var distinct = 0;
        for (var i = 0; i < kept; i++)
        {
            if (i == 0 || keys[i] != keys[i - 1])
            {
                keys[distinct++] = keys[i];
            }
        }

        return keys[..distinct];
    }

    // Steele, G. L., Lea, D. & Flood, C. H. (2014). Fast splittable pseudorandom number generators. OOPSLA, 453-472.
    private struct SplitMix
    {
        private ulong _state;

        public SplitMix(ulong seed) => _state = seed;

        public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

        public int Below(int end) => (int)Math.BigMul(Next(), (ulong)end, out _);

        private ulong Next()
        {
            _state += 0x9E3779B97F4A7C15;
            var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}
