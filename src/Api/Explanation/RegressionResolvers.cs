using NetworkLens.Api.Computing;
using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Networks;
using NetworkLens.Data.Reading;
using NetworkLens.Graph.Algorithms.Hypotheses;
using NetworkLens.Graph.Networks;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Explanation;

/// <summary>Resolves <c>Network.regression</c>, <c>Network.correlations</c> and their types in schema/explanation.graphql.</summary>
internal static class RegressionResolvers
{
    public static void Bind(SchemaBinder schema)
    {
        schema.Bind<NetworkView>("Network", network => network
            .Field("regression", RegressionAsync)
            .Field("correlations", CorrelationsAsync));
        schema.Bind<InTime<TieRegression>>("TieRegression", regression => regression
            .Field("peopleCount", r => r.Figures?.People)
            .Field("leftOutCount", r => r.Figures?.LeftOut)
            .Field("pairCount", r => r.Figures?.Fit.Pairs)
            .Field("intercept", r => r.Figures?.Fit.Intercept.Value)
            .Field("rSquared", r => r.Figures?.Fit.RSquared.Value)
            .Field("adjustedRSquared", r => r.Figures?.Fit.AdjustedRSquared.Value)
            .Field("coefficients", r => r.Figures?.Coefficients ?? [])
            .Field("computing", r => r.UnderWay)
            .Field("undefined", r => r.Figures is { Fit: var fit }
                ? UndefinedFigures.Of(
                    ("intercept", fit.Intercept), ("rSquared", fit.RSquared), ("adjustedRSquared", fit.AdjustedRSquared))
                : []));
        schema.Bind<Tested<MrqapCoefficient>>("RegressionCoefficient", coefficient => coefficient
            .Field("variable", c => c.Of.Name)
            .Field("estimate", c => c.Of.Estimate.Value)
            .Field("tValue", c => c.Of.Test.Observed.Value)
            .Field("pValue", c => c.P.Value)
            .Field("qValue", c => c.Q.Value)
            .Field("undefined", c => UndefinedFigures.Of(
                ("estimate", c.Of.Estimate), ("tValue", c.Of.Test.Observed), ("pValue", c.P), ("qValue", c.Q))));
        schema.Bind<InTime<TieCorrelations>>("TieCorrelations", correlations => correlations
            .Field("peopleCount", c => c.Figures?.People)
            .Field("leftOutCount", c => c.Figures?.LeftOut)
            .Field("correlations", c => c.Figures?.Each ?? [])
            .Field("computing", c => c.UnderWay));
        schema.Bind<Tested<TieCorrelation>>("TieCorrelation", correlation => correlation
            .Field("variable", c => c.Of.Name)
            .Field("correlation", c => c.Of.Test.Observed.Value)
            .Field("pValue", c => c.P.Value)
            .Field("qValue", c => c.Q.Value)
            .Field("lower", c => c.Of.Test.Lower.Value)
            .Field("upper", c => c.Of.Test.Upper.Value)
            .Field("undefined", c => UndefinedFigures.Of(
                ("correlation", c.Of.Test.Observed),
                ("pValue", c.P),
                ("qValue", c.Q),
                ("lower", c.Of.Test.Lower),
                ("upper", c.Of.Test.Upper))));
    }

    private static async ValueTask<InTime<TieRegression>> RegressionAsync(
        NetworkView view, IReadOnlyList<DyadicVariableInput> on, NetworkCache networks, ResolverContext context)
    {
        var variables = await PairVariables.OfAsync(view, "on", on, networks, context.Cancel);
        return await view.AskAsync(
            variables.Subject, variables.Key, (_, progress, stop) => TieRegression.Of(variables, progress, stop), context);
    }

    private static async ValueTask<InTime<TieCorrelations>> CorrelationsAsync(
        NetworkView view, IReadOnlyList<DyadicVariableInput> with, NetworkCache networks, ResolverContext context)
    {
        var variables = await PairVariables.OfAsync(view, "with", with, networks, context.Cancel);
        return await view.AskAsync(
            variables.Subject, variables.Key, (_, progress, stop) => TieCorrelations.Of(variables, progress, stop), context);
    }
}

/// <summary>One of several things that were tested together.</summary>
/// <param name="Of">What was tested.</param>
/// <param name="P">Its p value.</param>
/// <param name="Q">The same, corrected for the number of tests.</param>
internal sealed record Tested<T>(T Of, Measured P, Measured Q);

/// <summary>Corrects tests that stand in one list.</summary>
internal static class Tested
{
    /// <summary>Gives each its q value.</summary>
    public static IReadOnlyList<Tested<T>> Together<T>(IReadOnlyList<T> all, Func<T, Measured> p)
    {
        var q = BenjaminiHochberg.Compute([.. all.Select(each => p(each).Value ?? double.NaN)]);
        return [.. all.Select((each, at) => new Tested<T>(each, p(each), p(each).Map(_ => q[at])))];
    }
}

/// <summary>How far several variables together explain ties.</summary>
internal sealed record TieRegression(int People, int LeftOut, Mrqap Fit, IReadOnlyList<Tested<MrqapCoefficient>> Coefficients)
{
    /// <summary>Fits and tests.</summary>
    public static TieRegression Of(PairVariables variables, IProgress<double> progress, CancellationToken cancel)
    {
        var fit = Mrqap.Compute(
            variables.Ties(cancel),
            [.. variables.Variables.Select(variable => variables.Make(variable, cancel))],
            strata: [],
            new PermutationPlan(PermutationPlan.DefaultDraws),
            new(0, progress, cancel));
        return new(variables.People.Count, variables.LeftOut, fit, Tested.Together(fit.Coefficients, each => each.Test.PAsFar));
    }
}

/// <summary>How ties go together with one variable.</summary>
internal sealed record TieCorrelation(string Name, PermutationTest Test);

/// <summary>How ties go together with each of several variables.</summary>
internal sealed record TieCorrelations(int People, int LeftOut, IReadOnlyList<Tested<TieCorrelation>> Each)
{
    /// <summary>Correlates and tests, one variable after the other, so that one alone is in memory.</summary>
    public static TieCorrelations Of(PairVariables variables, IProgress<double> progress, CancellationToken cancel)
    {
        var ties = variables.Ties(cancel);
        var count = variables.Variables.Count;
        var all = variables.Variables.Select((variable, at) => new TieCorrelation(
            variable.Name,
            QapCorrelation.Compute(
                ties,
                variables.Make(variable, cancel),
                strata: [],
                new PermutationPlan(PermutationPlan.DefaultDraws),
                new(0, new Part(progress, at, count), cancel)))).ToList();
        return new(variables.People.Count, variables.LeftOut, Tested.Together(all, each => each.Test.PAsFar));
    }

    /// <summary>A part of the whole progress.</summary>
    private sealed class Part(IProgress<double> whole, int number, int count) : IProgress<double>
    {
        public void Report(double value) => whole.Report((number + value) / count);
    }
}
