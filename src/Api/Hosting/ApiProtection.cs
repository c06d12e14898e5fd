using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Threading.RateLimiting;
using NetworkLens.Api.Schemas;
using NetworkLens.Data.Querying;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Protection;
using NetworkLens.GraphQL.Server;
using NetworkLens.GraphQL.Server.Streams;
using NetworkLens.GraphQL.Server.WebSockets;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.Api.Hosting;

/// <summary>
/// What the endpoint answers and what it turns away: cost, stored documents, introspection, rate, shares; and which operations are
/// traced field by field. Read from the settings under <c>GraphQL</c>, which docs/graphql.md tells of.
/// </summary>
public sealed class ApiProtection
{
    private const string Section = "GraphQL";
    private const string DefaultManifest = "operations.json";
    private const string AnyOperation = "*";
    private const int OperationsPerOpen = 10;

    private ApiProtection()
    {
    }

    /// <summary>What holds when no setting says otherwise.</summary>
    public static ApiProtection Default => TryRead(new ConfigurationBuilder().Build(), out var usual, out var fault)
        ? usual
        : throw new InvalidOperationException(fault);

    /// <summary>The budget of one request.</summary>
    public required CostOptions Cost { get; init; }

    /// <summary>Documents that can be asked for by their id; null when there are none.</summary>
    public DocumentManifest? Manifest { get; init; }

    /// <summary>What is answered beside the manifest.</summary>
    public DocumentTrust Trust { get; init; }

    /// <summary>Whether clients may have documents stored.</summary>
    public bool KeepsPersistedQueries { get; init; }

    /// <summary>Whether the schema may be asked for.</summary>
    public bool Introspection { get; init; }

    /// <summary>The operations of which each field has a span, by their name; <c>*</c> stands for every one.</summary>
    public IReadOnlySet<string> TracedOperations { get; init; } = new HashSet<string>();

    /// <summary>How many requests a second one address may send in the long run; 0 for any number.</summary>
    public int RequestsPerSecond { get; init; }

    /// <summary>How many it may send at once.</summary>
    public int RequestBurst { get; init; }

    /// <summary>
    /// How many streams over HTTP, and how many WebSockets, one address may have open; ten times as many operations over these. Behind a
    /// proxy that does not tell whose requests it passes on, all callers are one address.
    /// </summary>
    public int OpenPerCaller { get; init; }

    /// <summary>How streams are served.</summary>
    public GraphQLStreamOptions Streams => new() { MaxStreamsPerCaller = OpenPerCaller };

    /// <summary>How WebSockets are served.</summary>
    public GraphQLWebSocketOptions WebSockets => new()
    {
        MaxConnectionsPerCaller = OpenPerCaller,
        MaxOperationsPerCaller = (int)Math.Min(int.MaxValue, OperationsPerOpen * (long)OpenPerCaller),
    };

    /// <summary>Reads the settings, and the manifest that they name.</summary>
    /// <param name="settings">All settings.</param>
    /// <param name="protection">What they say.</param>
    /// <param name="fault">What is wrong and how to mend it.</param>
    public static bool TryRead(
        IConfiguration settings,
        [NotNullWhen(true)] out ApiProtection? protection,
        [NotNullWhen(false)] out string? fault)
    {
        protection = null;
        if (!TryNumber(settings, "MaxCost", 1_000, least: 1, out var cost, out fault)
            || !TryNumber(settings, "RequestsPerSecond", 100, least: 0, out var rate, out fault)
            || !TryNumber(settings, "RequestBurst", 400, least: 1, out var burst, out fault)
            || !TryNumber(settings, "OpenPerCaller", 100, least: 1, out var open, out fault)
            || !TryFlag(settings, "PersistedQueries", out var keeps, out fault)
            || !TryFlag(settings, "Introspection", out var introspection, out fault)
            || !TryNames(settings, "TraceFields", out var traced, out fault)
            || !TryManifest(settings, out var manifest, out var trust, out fault))
        {
            return false;
        }

        protection = new ApiProtection
        {
            Cost = new CostOptions { MaxFieldCost = cost, MaxTypeCost = cost, LargestSlice = QueryLimits.MostPageSize },
            Manifest = manifest,
            Trust = trust,
            KeepsPersistedQueries = keeps && trust == DocumentTrust.Any,
            Introspection = introspection,
            TracedOperations = traced,
            RequestsPerSecond = rate,
            RequestBurst = burst,
            OpenPerCaller = open,
        };
        return true;
    }

    /// <summary>How requests are executed.</summary>
    /// <param name="onUnexpected">Told of every fault of ours.</param>
    public ExecutionOptions OptionsWith(Action<UnexpectedFailure> onUnexpected) => new()
    {
        Introspection = Introspection,
        OnUnexpected = onUnexpected,
        Telemetry = new() { TraceFields = TracedOperations.Count == 0 ? null : IsTraced },
    };

    /// <summary>What a request passes on its way to the resolvers.</summary>
    /// <param name="schema">The schema that is executed.</param>
    public IEnumerable<object> StepsFor(Schema schema)
    {
        if (Manifest is not null)
        {
            yield return new TrustedDocuments(Manifest, Trust);
        }

        if (KeepsPersistedQueries)
        {
            yield return new AutomaticPersistedQueries();
        }

        yield return CostLimit.For(schema, Cost);
    }

    /// <summary>Makes the limiter, one bucket of permits for each <see cref="CallerAddress"/>; null when any number may be sent.</summary>
    public PartitionedRateLimiter<HttpContext>? MakeRateLimiter() => RequestsPerSecond == 0 ? null
        : PartitionedRateLimiter.Create<HttpContext, CallerAddress>(context => RateLimitPartition.GetTokenBucketLimiter(
            CallerAddress.Of(context),
            _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = RequestBurst,
                TokensPerPeriod = RequestsPerSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                QueueLimit = 0,
            }));

    private bool IsTraced(GraphQLRequest request) =>
        TracedOperations.Contains(AnyOperation) || (request.OperationName is { } name && TracedOperations.Contains(name));

    private static bool TryNumber(
        IConfiguration settings, string name, int usual, int least, out int value, [NotNullWhen(false)] out string? fault)
    {
        fault = null;
        value = usual;
        var text = settings[$"{Section}:{name}"];
        if (string.IsNullOrEmpty(text) || (int.TryParse(text, CultureInfo.InvariantCulture, out value) && value >= least))
        {
            return true;
        }

        fault = string.Create(
            CultureInfo.InvariantCulture, $"The setting {Section}:{name} is '{text}', but must be a whole number from {least}.");
        return false;
    }

    private static bool TryFlag(IConfiguration settings, string name, out bool value, [NotNullWhen(false)] out string? fault)
    {
        fault = null;
        value = true;
        var text = settings[$"{Section}:{name}"];
        if (string.IsNullOrEmpty(text) || bool.TryParse(text, out value))
        {
            return true;
        }

        fault = $"The setting {Section}:{name} is '{text}', but must be true or false.";
        return false;
    }

    private static bool TryNames(
        IConfiguration settings, string name, out HashSet<string> value, [NotNullWhen(false)] out string? fault)
    {
        const StringSplitOptions tidy = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        var text = settings[$"{Section}:{name}"] ?? "";
        value = [.. text.Split(',', tidy)];
        fault = value.All(each => each == AnyOperation || (!char.IsAsciiDigit(each[0]) && each.All(IsNameCharacter))) ? null
            : $"The setting {Section}:{name} is '{text}', but must be names of operations separated by commas, or * for all.";
        return fault is null;
    }

    private static bool IsNameCharacter(char each) => char.IsAsciiLetterOrDigit(each) || each == '_';

    private static bool TryManifest(
        IConfiguration settings, out DocumentManifest? manifest, out DocumentTrust trust, [NotNullWhen(false)] out string? fault)
    {
        const string name = $"{Section}:TrustedDocuments";
        manifest = null;
        fault = null;
        var mode = settings[name] is { Length: > 0 } said ? said : "Allowed";
        trust = mode == "Only" ? DocumentTrust.ManifestOnly : DocumentTrust.Any;
        if (mode is not ("Off" or "Allowed" or "Only"))
        {
            fault = $"The setting {name} is '{mode}', but must be Off, Allowed or Only.";
            return false;
        }

        if (mode == "Off")
        {
            return true;
        }

        var named = settings[$"{Section}:Manifest"];
        var path = Path.Combine(AppContext.BaseDirectory, string.IsNullOrEmpty(named) ? DefaultManifest : named);
        try
        {
            var read = DocumentManifest.Read(new Source(File.ReadAllText(path), path), ApiSchema.Read());
            manifest = read.Manifest;
            fault = manifest is null ? string.Join('\n', read.Errors) : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            fault = $"The manifest of trusted documents cannot be read: {problem.Message} "
                + $"`operations manifest` makes one; {name}: Off does without.";
        }

        return fault is null;
    }
}
