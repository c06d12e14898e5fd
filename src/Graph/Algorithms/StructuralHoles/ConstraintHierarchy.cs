using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.StructuralHoles;

/// <summary>Burt's hierarchy: whether a person's constraint comes from all contacts alike (0) or from one of them (1).</summary>
/// <remarks>
/// <para>H(i) = Σ_j r(j) ln r(j) / (N ln N), r(j) = c(i,j) / (C / N): the Coleman-Theil measure of disorder over what each of the N
/// contacts adds to the constraint C = Σ_j c(i,j) of <see cref="BurtConstraint"/>. 0..1: 0 where all add the same. Ties, weights and
/// directions as there. High constraint with high hierarchy is dependence on one person, with low hierarchy a closed circle.</para>
/// <para>With fewer than two contacts there is nothing to compare and no figure: <see cref="Absence.NoTies"/> for an isolate,
/// <see cref="Absence.NoPairs"/> for a single contact (UCINET shows 1 there). Time and space as <see cref="BurtConstraint"/>.</para>
/// <para>Burt, R. S. (1992). Structural holes: the social structure of competition. Harvard University Press, pp. 70-71.</para>
/// </remarks>
public sealed class ConstraintHierarchy
{
    private readonly int[] _contacts;

    private ConstraintHierarchy(BurtConstraint constraint, double[] values, int[] contacts)
    {
        Constraint = constraint;
        Values = ImmutableCollectionsMarshal.AsImmutableArray(values);
        _contacts = contacts;
    }

    /// <summary>The constraint that it takes apart: the same bits as computed alone.</summary>
    public BurtConstraint Constraint { get; }

    /// <summary>Hierarchy of each person, 0..1; 0 also where there is none, which only <see cref="At"/> tells apart.</summary>
    public ImmutableArray<double> Values { get; }

    /// <summary>Hierarchy of one person; absent with fewer than two contacts.</summary>
    public Measured At(int person) => _contacts[person] switch
    {
        0 => Measured.None(Absence.NoTies),
        1 => Measured.None(Absence.NoPairs),
        _ => Measured.Of(Values[person]),
    };

    /// <summary>Computes it for everyone.</summary>
    /// <param name="graph">Directed (folded here) or not, with weights or without.</param>
    /// <param name="effort">Threads, progress of the longest step, cancellation.</param>
    public static ConstraintHierarchy Compute(CsrGraph graph, Effort effort)
    {
        var (both, folded) = ContactShares.Compute<Disorder, (double Constraint, double Hierarchy)>(graph, effort);
        var (constraint, hierarchy, contacts) = (new double[both.Length], new double[both.Length], new int[both.Length]);
        for (var person = 0; person < contacts.Length; person++)
        {
            (constraint[person], hierarchy[person]) = both[person];
            contacts[person] = folded.Degree(person);
        }

        return new(new(constraint), hierarchy, contacts);
    }

    private readonly struct Disorder : IFigureOfShares<(double Constraint, double Hierarchy)>
    {
        public static (double Constraint, double Hierarchy) Of(ReadOnlySpan<double> shares)
        {
            var constraint = BurtConstraint.Squares.Of(shares);
            return (constraint, shares.Length < 2 ? 0 : Among(shares, constraint));
        }

        private static double Among(ReadOnlySpan<double> shares, double constraint)
        {
            var (mean, sum) = (constraint / shares.Length, 0.0);
            foreach (var share in shares)
            {
                var ratio = share * share / mean;
                sum += ratio == 0 ? 0 : ratio * Math.Log(ratio);
            }

            // Rounding can leave a hair on the wrong side of either end.
            return Math.Clamp(sum / (shares.Length * Math.Log(shares.Length)), 0, 1);
        }
    }
}
