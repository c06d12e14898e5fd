using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Ids;
using NetworkLens.Api.Networks;
using NetworkLens.Data.Expectations;
using NetworkLens.Data.Model;
using NetworkLens.Data.Reading;
using NetworkLens.Graph.Networks;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Expectations;

/// <summary>Resolves <c>Mutation.writeExpectation</c> and <c>Mutation.removeExpectation</c> of schema/mutation.graphql.</summary>
internal static class ExpectationMutations
{
    public static void Bind(SchemaBinder schema) => schema
        .Bind<InvalidArgumentError>("InvalidArgumentError")
        .Bind<UnknownKeyError>("UnknownKeyError")
        .Bind<ExpectationNotFoundError>("ExpectationNotFoundError")
        .Bind<ExpectationNameTakenError>("ExpectationNameTakenError")
        .Bind<TooManyError>("TooManyError")
        .BindMutation("writeExpectation", WriteAsync)
        .BindMutation("removeExpectation", RemoveAsync);

    private static async ValueTask<MutationResult<WrittenExpectation>> WriteAsync(
        WriteExpectationInput input, ExpectationStore store, NetworkCache networks, GapRules rules, Viewer viewer, ResolverContext context)
    {
        Guard(viewer);
        // Not by a loader, which would give what the rule was before another mutation of this request.
        var kept = input.Id is { } id && RowOf(id) is { } row ? await store.FindAsync(row, context.Cancel) : null;
        if (input.Id is not null && kept is null)
        {
            return MutationResult.Failed(new ExpectationNotFoundError(input.Id));
        }

        var everybody = await networks.GetAsync(Lens.Default, asOf: null, context.Cancel);
        var drafting = new ExpectationDrafting(input, kept, everybody.Network);
        var draft = drafting.Read();
        if (drafting.Errors.Count > 0)
        {
            return MutationResult.Failed(drafting.Errors);
        }

        var outcome = await store.WriteAsync(draft, context.Cancel);
        if (outcome.Written is not { } written)
        {
            return MutationResult.Failed(ErrorOf(outcome, input, draft));
        }

        await rules.ReadAsync(context.Cancel); // So that what was made of earlier rules goes at once.
        return new WrittenExpectation(written);
    }

    private static async ValueTask<MutationResult<RemovedExpectation>> RemoveAsync(
        RemoveExpectationInput input, ExpectationStore store, GapRules rules, Viewer viewer, ResolverContext context)
    {
        Guard(viewer);
        if (RowOf(input.Id) is not { } row || !await store.RemoveAsync(row, context.Cancel))
        {
            return MutationResult.Failed(new ExpectationNotFoundError(input.Id));
        }

        await rules.ReadAsync(context.Cancel); // As above.
        return new RemovedExpectation(input.Id);
    }

    private static IDomainError ErrorOf(ExpectationOutcome outcome, WriteExpectationInput input, ExpectationDraft draft) =>
        outcome.Conflict switch
        {
            ExpectationConflict.NameTaken => new ExpectationNameTakenError(draft.Name, outcome.TakenBy!.Value),
            ExpectationConflict.TooMany => TooManyError.Expectations,
            _ => new ExpectationNotFoundError(input.Id!),
        };

    private static long? RowOf(string id) => NodeId.TryDecode(id, out var node) && node.Type == "Expectation" ? node.Row : null;

    private static void Guard(Viewer viewer)
    {
        if (!viewer.WritesExpectations)
        {
            throw new GraphQLException("You may not write expectations.", "FORBIDDEN");
        }
    }
}

/// <summary>A rule as it was written.</summary>
internal sealed record WrittenExpectation(KeptExpectation Expectation);

/// <summary>The id of a rule that is gone.</summary>
internal sealed record RemovedExpectation(string RemovedId);
