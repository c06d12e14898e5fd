using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Gravity;

namespace NetworkLens.Graph.Tests.Gravity;

public sealed class FirstCoefficientsTests
{
    private const double Ridge = 1e-9;

    // One service each, at one site or at two: 3 ties of 12 products, and 8 of 4. So e^g = 1/4 and e^(g + b) = 2.
    [Fact]
    public void One_covariate_is_a_ratio_of_rates()
    {
        var (ties, products) = (new double[Patterns.Count], new double[Patterns.Count]);
        var (near, far) = (Site(isOne: true), Site(isOne: false));
        (ties[far], products[far], ties[near], products[near]) = (3, 12, 8, 4);
        var covariates = Covariates.Of(products);
        covariates.Names.ShouldBe(["same site"]);

        var (first, level) = FirstCoefficients.Of(covariates, ties, products, Ridge);

        first[0].ShouldBe(Math.Log(8), 1e-6);
        level.ShouldBe(Math.Log(0.25), 1e-6);
    }

    // A full step of Newton's from nought would be one of a thousand, and the rates past all numbers.
    [Fact]
    public void Rates_a_million_times_apart_are_found()
    {
        var (ties, products) = (new double[Patterns.Count], new double[Patterns.Count]);
        var (near, far) = (Site(isOne: true), Site(isOne: false));
        (ties[far], products[far], ties[near], products[near]) = (1, 1000, 1000, 1);
        FirstCoefficients.Of(Covariates.Of(products), ties, products, Ridge).Coefficients[0].ShouldBe(Math.Log(1e6), 1e-4);
    }

    [Fact]
    public void What_activities_are_counted_in_is_in_the_level_alone()
    {
        var (ties, products) = (new double[Patterns.Count], new double[Patterns.Count]);
        var (near, far) = (Site(isOne: true), Site(isOne: false));
        (ties[far], products[far], ties[near], products[near]) = (3, 12e30, 8, 4e30);
        var (first, level) = FirstCoefficients.Of(Covariates.Of(products), ties, products, Ridge);
        first[0].ShouldBe(Math.Log(8), 1e-6);
        level.ShouldBe(Math.Log(0.25e-30), 1e-6);
    }

    [Fact]
    public void Without_ties_between_units_all_is_nought()
    {
        var products = new double[Patterns.Count];
        (products[Site(isOne: true)], products[Site(isOne: false)]) = (1, 2);
        var (first, level) = FirstCoefficients.Of(Covariates.Of(products), new double[Patterns.Count], products, Ridge);
        first.ShouldBe([0]);
        level.ShouldBe(0);
    }

    // Nobody meets at one site: the ties alone would have the coefficient fall for ever. The ridge holds it where 4 e^(g + b) = -b / 5.
    [Fact]
    public void What_never_occurs_is_held_by_the_ridge()
    {
        var (ties, products) = (new double[Patterns.Count], new double[Patterns.Count]);
        (ties[Site(isOne: false)], products[Site(isOne: false)], products[Site(isOne: true)]) = (12, 12, 4);
        var (first, level) = FirstCoefficients.Of(Covariates.Of(products), ties, products, ridge: 0.2);
        first[0].ShouldBeInRange(-5, -1);
        (4 * Math.Exp(level + first[0])).ShouldBe(-0.2 * first[0], 1e-4);
    }

    // The equations, summed here by themselves: as many ties as there are, and of each covariate as many but for the ridge.
    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void Ties_of_each_covariate_are_expected(int seed)
    {
        var system = new MadeSystem(seed, organisations: 3, directorates: 3, units: 3, people: 8, unknown: 0.1);
        var fit = GravityFitTests.Fit(system.People, system.Draw(degree: 12));
        var sums = new CellSums(fit.Targets, Effort.OneThread);
        var products = sums.ByPattern([.. fit.Targets.Ends.Select(ends => ends / Math.Sqrt(fit.Targets.Ends.Sum()))]);
        var ties = fit.Targets.Between;

        var (first, level) = FirstCoefficients.Of(fit.Covariates, ties, products, ridge: 0.2);

        double[] missed = [.. Enumerable.Range(0, Patterns.Count).Select(pattern => ties[pattern] - (products[pattern] * Math.Exp(level
            + Enumerable.Range(0, first.Length).Sum(column => fit.Covariates.Is(column, pattern) ? first[column] : 0))))];
        missed.Sum().ShouldBe(0, 1e-2);
        for (var column = 0; column < first.Length; column++)
        {
            var of = Enumerable.Range(0, Patterns.Count).Sum(pattern => fit.Covariates.Is(column, pattern) ? missed[pattern] : 0);
            of.ShouldBe(0.2 * first[column], 1e-2, fit.Covariates.Names[column]);
        }
    }

    private static int Site(bool isOne) => (isOne ? 7 : 4) * Patterns.FeatureCount;
}
