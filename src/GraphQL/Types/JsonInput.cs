using System.Globalization;
using System.Text.Json;
using NetworkLens.GraphQL.Errors;

namespace NetworkLens.GraphQL.Types;

/// <summary>Takes one mistake in a JSON input.</summary>
/// <param name="path">Where inside the variable, such as <c>.range[0]</c>; empty for the variable itself.</param>
/// <param name="at">The value there.</param>
/// <param name="problem">What is wrong with it.</param>
/// <returns>Whether to look for more.</returns>
internal delegate bool JsonProblem(string path, JsonElement? at, string problem);

/// <summary>Coerces JSON to what resolvers get, telling of every mistake (section 3, "Input Coercion").</summary>
internal sealed class JsonInput(JsonProblem report)
{
    private readonly Stack<object> path = new();
    private bool stopped;

    /// <summary>The files that stand where the JSON has null; null when there are none.</summary>
    public FilePlaces? Files { get; init; }

    /// <summary>Whether any mistake was reported.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>The value, of no meaning once a mistake was reported.</summary>
    public object? Coerce(JsonElement json, SchemaType type)
    {
        if (stopped)
        {
            return null;
        }

        if (json.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
        {
            if (Files?.Find(path) is { } file)
            {
                return CoerceFile(json, file, type);
            }

            return type.IsNonNull ? Fail(json, $"Expected non-nullable type \"{type}\" not to be null.") : null;
        }

        return type.Nullable switch
        {
            ListType list => CoerceList(json, list.OfType),
            InputObjectType input => CoerceObject(json, input),
            EnumType choice => CoerceEnum(json, choice),
            ScalarType scalar => CoerceScalar(json, scalar),
            _ => throw new ArgumentException($"{type} is not an input type.", nameof(type)),
        };
    }

    private List<object?> CoerceList(JsonElement json, SchemaType itemType)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            return [Coerce(json, itemType)];
        }

        var values = new List<object?>(json.GetArrayLength());
        foreach (var item in json.EnumerateArray())
        {
            if (stopped)
            {
                break;
            }

            path.Push(values.Count);
            values.Add(Coerce(item, itemType));
            path.Pop();
        }

        return values;
    }

    private object? CoerceObject(JsonElement json, InputObjectType type)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return Fail(json, $"Expected type \"{type.Name}\" to be an object.");
        }

        // A list may have very many objects with hardly a field.
        var values = new Dictionary<string, object?>(Math.Min(type.Fields.Count, json.GetPropertyCount()));
        foreach (var field in type.Fields)
        {
            if (json.TryGetProperty(field.Name, out var value))
            {
                path.Push(field.Name);
                values[field.Name] = Coerce(value, field.Type);
                path.Pop();
            }
            else if (field.HasDefault)
            {
                values[field.Name] = field.DefaultValue;
            }
            else if (field.Type.IsNonNull)
            {
                Fail(json, $"Field \"{field.Name}\" of required type \"{field.Type}\" was not provided.");
            }
        }

        RefuseUnknownFields(json, type);
        CheckOneOf(json, type, values);
        if (stopped || type.Construct is null || HasFailed)
        {
            return values;
        }

        var made = type.Construct(values);
        return made.IsOk ? made.Value : Fail(json, made.Problem!);
    }

    private void RefuseUnknownFields(JsonElement json, InputObjectType type)
    {
        foreach (var field in json.EnumerateObject())
        {
            if (stopped)
            {
                return;
            }

            if (type.Fields.Find(field.Name) is null)
            {
                var near = Suggestions.Near(field.Name, type.Fields.Select(known => known.Name));
                Fail(json, $"Field \"{JsonInspection.ShowName(field.Name)}\" is not defined by type \"{type.Name}\"."
                    + Suggestions.DidYouMean(near));
            }
        }
    }

    private void CheckOneOf(JsonElement json, InputObjectType type, Dictionary<string, object?> values)
    {
        if (!type.IsOneOf)
        {
            return;
        }

        if (values.Count != 1)
        {
            Fail(json, $"Exactly one key must be specified for OneOf type \"{type.Name}\".");
            return;
        }

        var (key, value) = values.First();
        if (value is null && json.TryGetProperty(key, out var given) && given.ValueKind == JsonValueKind.Null)
        {
            path.Push(key);
            Fail(given, $"Field \"{key}\" must be non-null.");
            path.Pop();
        }
    }

    private object? CoerceEnum(JsonElement json, EnumType type)
    {
        if (json.ValueKind != JsonValueKind.String)
        {
            var shown = JsonInspection.Show(json);
            return Fail(json, $"Enum \"{type.Name}\" cannot represent non-string value: {shown}." + Near(type, shown));
        }

        var name = json.GetString()!;
        return type.Values.Find(name) is { } known
            ? known.Value
            : Fail(json, $"Value \"{JsonInspection.ShowName(name)}\" does not exist in \"{type.Name}\" enum." + Near(type, name));
    }

    private static string Near(EnumType type, string name) => Suggestions.DidYouMean(
        Suggestions.Near(name, type.Values.Select(value => value.Name)),
        "the enum value");

    private object? CoerceScalar(JsonElement json, ScalarType scalar)
    {
        var coerced = scalar.FromJson(json);
        return coerced.IsOk ? coerced.Value
            : Fail(json, coerced.Problem!.Length == 0 ? $"Expected type \"{scalar.Name}\"." : coerced.Problem);
    }

    private object? CoerceFile(JsonElement json, IUploadedFile file, SchemaType type)
    {
        if (type.Nullable is ListType list)
        {
            return CoerceFile(json, file, list.OfType) is { } item ? new List<object?> { item } : null;
        }

        if (type.Nullable is not ScalarType { FromFile: { } fromFile })
        {
            return Fail(json, $"A file is mapped here, which type \"{type}\" does not take.");
        }

        var coerced = fromFile(file);
        return coerced.IsOk ? coerced.Value : Fail(json, coerced.Problem!);
    }

    private object? Fail(JsonElement at, string problem)
    {
        HasFailed = true;
        if (!stopped)
        {
            var place = string.Concat(path.Reverse().Select(step => step is int index
                ? string.Create(CultureInfo.InvariantCulture, $"[{index}]")
                : $".{step}"));
            stopped = !report(place, at, problem);
        }

        return null;
    }
}
