using System.Text.RegularExpressions;
using Microsoft.AspNetCore.StaticFiles;

namespace LeerwerkFlow.Ontwerp.Studio;

/// <summary>One file that Elsa Studio asks for, with the smaller forms that its makers put beside it.</summary>
/// <param name="Pad">Where it lies on the disk.</param>
/// <param name="Type">Its content type.</param>
/// <param name="Vast">True when its name changes with its content: a browser may keep it without asking.</param>
/// <param name="Merk">Changes with the content.</param>
internal sealed partial record StudioBestand(string Pad, string Type, bool Vast, string Merk)
{
    private static readonly FileExtensionContentTypeProvider Types = new()
    {
        Mappings = { [".dat"] = "application/octet-stream", [".dll"] = "application/octet-stream", [".cur"] = "image/x-icon", [".map"] = "application/json", [".wasm"] = "application/wasm" },
    };

    // Best first; what the browser says it prefers between the two does not matter to us.
    private static readonly (string Naam, string Staart)[] Vormen = [("br", ".br"), ("gzip", ".gz")];

    public static StudioBestand Of(string pad, string merk) =>
        new(pad, Types.TryGetContentType(pad, out var type) ? type : "application/octet-stream", Fingerprint().IsMatch(Path.GetFileName(pad)), merk);

    /// <summary>The smallest form that the browser reads: what stands on the disk, and its name for <c>Content-Encoding</c> (null: as it is).</summary>
    /// <param name="reads">The encodings that the browser accepts.</param>
    public (string Pad, string? Vorm) Choose(IReadOnlySet<string> reads)
    {
        foreach (var (naam, staart) in Vormen)
        {
            if (reads.Contains(naam) && File.Exists(Pad + staart))
                return (Pad + staart, naam);
        }

        return (Pad, null);
    }

    // dotnet.native.rw4kynp763.wasm, Elsa.Studio.Workflows.3ifuhex2gd.bundle.scp.css, editor.api-i0YVFWkl.js
    [GeneratedRegex(@"\.[a-z0-9]{10}\.(wasm|js|dat|bundle\.scp\.css)$|-[\w-]{8}\.js$")]
    private static partial Regex Fingerprint();
}
