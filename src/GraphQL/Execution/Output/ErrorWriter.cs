using NetworkLens.GraphQL.Errors;

namespace NetworkLens.GraphQL.Execution.Output;

/// <summary>
/// Writes errors as section 7.1.2 of the specification has them: message, locations, path, extensions.
/// </summary>
internal static class ErrorWriter
{
    /// <summary>Writes <c>[{…},{…}]</c>.</summary>
    public static void Write(IReadOnlyList<GraphQLError> errors, JsonBuffer output)
    {
        output.Byte((byte)'[');
        for (var i = 0; i < errors.Count; i++)
        {
            if (i > 0)
            {
                output.Byte((byte)',');
            }

            Write(errors[i], output);
        }

        output.Byte((byte)']');
    }

    /// <summary>Writes <c>["key",0,…]</c>.</summary>
    public static void WritePath(ReadOnlySpan<object> path, JsonBuffer output)
    {
        output.Byte((byte)'[');
        for (var i = 0; i < path.Length; i++)
        {
            if (i > 0)
            {
                output.Byte((byte)',');
            }

            if (path[i] is int index)
            {
                output.Integer(index);
            }
            else
            {
                output.String((string)path[i]);
            }
        }

        output.Byte((byte)']');
    }

    private static void Write(GraphQLError error, JsonBuffer output)
    {
        output.Raw("{\"message\":"u8);
        output.String(error.Message);
        WriteLocations(error, output);
        WritePath(error, output);
        WriteExtensions(error, output);
        output.Byte((byte)'}');
    }

    private static void WriteLocations(GraphQLError error, JsonBuffer output)
    {
        if (error.Locations.IsDefaultOrEmpty)
        {
            return;
        }

        output.Raw(",\"locations\":["u8);
        for (var i = 0; i < error.Locations.Length; i++)
        {
            output.Raw(i > 0 ? ",{\"line\":"u8 : "{\"line\":"u8);
            output.Integer(error.Locations[i].Line);
            output.Raw(",\"column\":"u8);
            output.Integer(error.Locations[i].Column);
            output.Byte((byte)'}');
        }

        output.Byte((byte)']');
    }

    private static void WritePath(GraphQLError error, JsonBuffer output)
    {
        if (error.Path.IsDefaultOrEmpty)
        {
            return;
        }

        output.Raw(",\"path\":"u8);
        WritePath(error.Path.AsSpan(), output);
    }

    private static void WriteExtensions(GraphQLError error, JsonBuffer output)
    {
        if (error.Code is null && error.Extensions is not { Count: > 0 })
        {
            return;
        }

        output.Raw(",\"extensions\":{"u8);
        var isFirst = true;
        if (error.Code is not null)
        {
            output.Raw("\"code\":"u8);
            output.String(error.Code);
            isFirst = false;
        }

        foreach (var (name, value) in error.Extensions ?? new Dictionary<string, object?>())
        {
            if (error.Code is not null && name == "code")
            {
                continue;
            }

            var start = output.Length;
            if (!isFirst)
            {
                output.Byte((byte)',');
            }

            output.String(name);
            output.Byte((byte)':');
            if (JsonValues.Write(value, output) is not null)
            {
                output.Length = start; // What cannot be written is left out: an error must reach the client.
                continue;
            }

            isFirst = false;
        }

        output.Byte((byte)'}');
    }
}
