using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Types;

/// <summary>
/// The scalar <c>Upload</c>: a file sent beside the request, see <see cref="IUploadedFile"/>. It cannot be written in a document or in
/// JSON, and no field can give it.
/// </summary>
internal static class UploadScalar
{
    private const string Mend = "send the file as a part of multipart/form-data, and map it to a variable.";

    public static void Configure(ScalarType scalar)
    {
        scalar.FromFile = Coerced.To;
        scalar.FromLiteral = (literal, _) => Coerced.Fail($"{scalar.Name} cannot represent {Printer.Print(literal)}; {Mend}");
        scalar.FromJson = json => Coerced.Fail($"{scalar.Name} cannot represent {JsonInspection.Show(json)}; {Mend}");
        scalar.ToOutput = _ => Coerced.Fail($"{scalar.Name} is for input only.");
    }
}
