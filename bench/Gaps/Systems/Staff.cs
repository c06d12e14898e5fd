using System.Runtime.InteropServices;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Gaps.Bench.Systems;

/// <summary>Where one made-up person works. Where there are no services it is -1.</summary>
internal readonly record struct Post(
    int Organisation,
    int Directorate,
    int Service,
    int Unit,
    int Site,
    Level Level,
    int Profession,
    Discipline Discipline,
    int ServiceLine);

/// <summary>The people of a made-up system, and the cells of those who are alike in everything that bears on a rate.</summary>
internal sealed class Staff
{
    /// <summary>Takes posts by person, people of a unit one after the other.</summary>
    public Staff(Post[] posts)
    {
        Posts = posts;
        CellOf = new int[posts.Length];
        var cells = new Dictionary<Post, int>();
        var people = new List<List<int>>();
        for (var person = 0; person < posts.Length; person++)
        {
            ref var cell = ref CollectionsMarshal.GetValueRefOrAddDefault(cells, posts[person], out var known);
            if (!known)
            {
                cell = people.Count;
                people.Add([]);
            }

            CellOf[person] = cell;
            people[cell].Add(person);
        }

        PeopleOf = [.. people.Select(p => p.ToArray())];
    }

    /// <summary>The post of each person.</summary>
    public Post[] Posts { get; }

    /// <summary>The cell of each person.</summary>
    public int[] CellOf { get; }

    /// <summary>The people of each cell, ascending.</summary>
    public int[][] PeopleOf { get; }

    /// <summary>How many people.</summary>
    public int Count => Posts.Length;

    /// <summary>How many cells.</summary>
    public int Cells => PeopleOf.Length;

    /// <summary>What is common to the people of a cell.</summary>
    public Post PostOf(int cell) => Posts[PeopleOf[cell][0]];

    /// <summary>The cells of some people, ascending, each once.</summary>
    public int[] CellsOf(int[] people) => [.. people.Select(person => CellOf[person]).Distinct().Order()];
}
