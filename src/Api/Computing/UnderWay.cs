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
    /// a viewer may not see anyway is not begun for them, and how long it takes tells them nothing. Where the question asks for
    /// <c>computing</c> it is told how far the analysis is; otherwise it waits longer, and then has an error: figures that are null
    /// without a word would read as "there are none".
    /// </summary>
    /// <typeparam name="T">What the analysis gives.</typeparam>
    /// <param name="view">The network.</param>
    /// <param name="subject">Whom it is about.</param>
    /// <param name="key">Names the analysis with all of its parameters.</param>
    /// <param name="compute">Makes it.</param>
    /// <param name="context">The request.</param>
    /// <exception cref="GraphQLException">It is not ready, and <c>computing</c> was not asked for: <see cref="NotReady"/>.</exception>
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
    /// <exception cref="GraphQLException">It is not ready, and <c>computing</c> was not asked for: <see cref="NotReady"/>.</exception>
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

        return await view.AskPartByPartAsync(key, compute, context);
    }

    /// <summary>
    /// The same for an analysis of which parts are disclosed and others not: by the caller, once it is there.
    /// </summary>
    /// <typeparam name="T">What the analysis gives.</typeparam>
    /// <param name="view">The network.</param>
    /// <param name="key">Names the analysis with all of its parameters.</param>
    /// <param name="compute">Makes it.</param>
    /// <param name="context">The request.</param>
    /// <returns>The analysis as it is; or how far it is.</returns>
    /// <exception cref="GraphQLException">It is not ready, and <c>computing</c> was not asked for: <see cref="NotReady"/>.</exception>
    public static async ValueTask<InTime<T>> AskPartByPartAsync<T>(
        this NetworkView view,
        string key,
        Func<OrganisationNetwork, IProgress<double>, CancellationToken, Task<T>> compute,
        ResolverContext context)
        where T : class
    {
        var analysis = await context.Service<LongAnalyses>().AskAwaitingAsync(
            view.Shared, key, compute, isWholeOnly: !context.IsSelected("computing"), context.Cancel);
        return analysis.Report is { } report ? new(report, null, null) : new(null, null, context.Tell(UnderWay.At(analysis.Progress)));
    }

    /// <summary>Says of an answer how far it is: in its place, where that was asked for; otherwise as an error.</summary>
    /// <exception cref="GraphQLException"><c>computing</c> was not asked for.</exception>
    public static UnderWay Tell(this ResolverContext context, UnderWay at)
    {
        context.Service<PassingAnswer>().IsPassing = true;
        return context.IsSelected("computing") ? at : throw NotReady.Error(at);
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
