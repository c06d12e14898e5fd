using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Networks;
using NetworkLens.Data.Reading;
using NetworkLens.Graph.Networks;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Computing;

/// <summary>What became of an analysis that may take longer than a request: given, withheld, or under way.</summary>
/// <typeparam name="T">What holds the figures.</typeparam>
/// <param name="Figures">The figures; null when withheld or under way.</param>
/// <param name="Withheld">Why they are withheld.</param>
/// <param name="UnderWay">How far they are; null when given or withheld.</param>
internal sealed record InTime<T>(T? Figures, Withheld? Withheld, UnderWay? UnderWay)
    where T : class;

/// <summary>How far an analysis is.</summary>
/// <param name="State">Whether it has begun.</param>
/// <param name="Progress">0..1; null while it waits.</param>
internal sealed record UnderWay(ComputingState State, double? Progress)
{
    /// <summary>An answer waits some seconds by itself, so that asking again soon is no haste.</summary>
    public int AskAgainInSeconds => State == ComputingState.Running ? 2 : 5;

    /// <summary>How far an analysis is that is not ready.</summary>
    public static UnderWay At(double? progress) =>
        new(progress is null ? ComputingState.Waiting : ComputingState.Running, progress);

    /// <summary>How far two analyses are of which both are needed: what is further behind; null where both are ready.</summary>
    public static UnderWay? Of(UnderWay? one, UnderWay? other) =>
        one is null || other is null ? one ?? other : (one.Progress ?? -1) <= (other.Progress ?? -1) ? one : other;
}

/// <summary>Whether an analysis that is not ready has begun.</summary>
public enum ComputingState
{
    /// <summary>It is being worked out.</summary>
    Running,

    /// <summary>It waits until another is done.</summary>
    Waiting,
}

/// <summary>Asks for analyses that may take longer than a request.</summary>
internal static class LongAnswers
{
    /// <summary>
    /// An analysis of a network, computed once for all who ask, disclosed to this viewer. Whom it is about is known before it is made: what
    /// a viewer may not see anyway is not begun for them, and how long it takes tells them nothing.
    /// </summary>
    /// <typeparam name="T">What the analysis gives.</typeparam>
    /// <param name="view">The network.</param>
    /// <param name="subject">Whom it is about.</param>
    /// <param name="key">Names the analysis with all of its parameters.</param>
    /// <param name="compute">Makes it.</param>
    /// <param name="context">The request.</param>
    public static ValueTask<InTime<T>> AskAsync<T>(
        this NetworkView view,
        FigureSubject subject,
        string key,
        Func<OrganisationNetwork, IProgress<double>, CancellationToken, T> compute,
        ResolverContext context)
        where T : class =>
        view.AskAwaitingAsync(subject, key, (network, progress, stop) => Task.FromResult(compute(network, progress, stop)), context);

    /// <summary>The same for an analysis that waits for something, such as the database.</summary>
    /// <typeparam name="T">What the analysis gives.</typeparam>
    /// <param name="view">The network.</param>
    /// <param name="subject">Whom it is about.</param>
    /// <param name="key">Names the analysis with all of its parameters.</param>
    /// <param name="compute">Makes it.</param>
    /// <param name="context">The request.</param>
    public static async ValueTask<InTime<T>> AskAwaitingAsync<T>(
        this NetworkView view,
        FigureSubject subject,
        string key,
        Func<OrganisationNetwork, IProgress<double>, CancellationToken, Task<T>> compute,
        ResolverContext context)
        where T : class
    {
        if (view.Policy.Disclose(view, subject).Withheld is { } why)
        {
            return new(null, why, null);
        }

        return await view.AskUndisclosedAsync(key, compute, isWholeOnly: false, context);
    }

    /// <summary>
    /// The same for an older field, whose questions may not know of <c>computing</c>. Where it is asked for, it tells how far the analysis
    /// is; otherwise the answer waits longer, and then it is an error: an empty list would read as "there are none".
    /// </summary>
    /// <typeparam name="T">What the analysis gives.</typeparam>
    /// <param name="view">The network.</param>
    /// <param name="key">Names the analysis with all of its parameters.</param>
    /// <param name="compute">Makes it.</param>
    /// <param name="context">The request.</param>
    /// <returns>The analysis as it is, for the caller to disclose part by part; or how far it is.</returns>
    /// <exception cref="GraphQLException">It is not ready, and <c>computing</c> was not asked for: <see cref="NotReady"/>.</exception>
    public static async ValueTask<InTime<T>> AskOrRefuseAsync<T>(
        this NetworkView view,
        string key,
        Func<OrganisationNetwork, IProgress<double>, CancellationToken, Task<T>> compute,
        ResolverContext context)
        where T : class
    {
        var isTold = context.IsSelected("computing");
        var analysis = await view.AskUndisclosedAsync(key, compute, isWholeOnly: !isTold, context);
        return analysis.UnderWay is { } at && !isTold ? throw NotReady.Error(at) : analysis;
    }

    private static async ValueTask<InTime<T>> AskUndisclosedAsync<T>(
        this NetworkView view,
        string key,
        Func<OrganisationNetwork, IProgress<double>, CancellationToken, Task<T>> compute,
        bool isWholeOnly,
        ResolverContext context)
        where T : class
    {
        var passing = context.Service<PassingAnswer>();
        var analysis = await context.Service<LongAnalyses>().AskAwaitingAsync(view.Shared, key, compute, isWholeOnly, context.Cancel);
        if (analysis.Report is { } report)
        {
            return new(report, null, null);
        }

        passing.IsPassing = true;
        return new(null, null, UnderWay.At(analysis.Progress));
    }
}

/// <summary>
/// Notes that an answer tells how far something is. It will be another one on the same data, so nobody may keep it. One per request.
/// </summary>
internal sealed class PassingAnswer
{
    /// <summary>Whether the answer tells how far something is.</summary>
    public bool IsPassing { get; set; }
}
