using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Types.Scalars;

/// <summary>
/// <c>Upload</c>: a file sent beside the request, <see cref="IUploadedFile"/>. It cannot be written in a document or in JSON, and no field
/// can give it.
/// </summary>
internal static class UploadScalar
{
    private const string Name = "Upload";
    private const string Mend = "send the file as a part of multipart/form-data, and map it to a variable.";

    public static KnownScalar Definition { get; } = new(
        Name,
        typeof(IUploadedFile),
        json => Coerced.Fail($"{Name} cannot represent {JsonInspection.Show(json)}; {Mend}"),
        (literal, _) => Coerced.Fail($"{Name} cannot represent {Printer.Print(literal)}; {Mend}"),
        _ => Coerced.Fail($"{Name} is for input only."))
    {
        FromFile = Coerced.To,
    };
}
