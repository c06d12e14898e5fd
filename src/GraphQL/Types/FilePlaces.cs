using System.Globalization;

namespace NetworkLens.GraphQL.Types;

/// <summary>The files of one variable, by where they stand in it.</summary>
/// <param name="variable">The variable's name.</param>
/// <param name="files">The files of the request by place, such as <c>"input.documents.0"</c>.</param>
internal sealed class FilePlaces(string variable, IReadOnlyDictionary<string, IUploadedFile> files)
{
    /// <summary>The file at a place, or null.</summary>
    /// <param name="path">Fields and indices, the last on top. Time O(its length).</param>
    public IUploadedFile? Find(Stack<object> path) =>
        files.GetValueOrDefault(string.Create(CultureInfo.InvariantCulture, $"{variable}{string.Concat(path.Reverse().Select(Step))}"));

    private static string Step(object step) => string.Create(CultureInfo.InvariantCulture, $".{step}");
}
