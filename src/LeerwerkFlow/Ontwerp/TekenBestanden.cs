using System.Text.Json;
using LeerwerkFlow.Access;
using LeerwerkFlow.Ontwerp.Studio;

namespace LeerwerkFlow.Ontwerp;

/// <summary>The designer as its build made it, beside the program. Names of files change with what is in them, so a browser may keep them.</summary>
internal sealed class TekenBestanden
{
    private const string Weg = "/tekentafel/";

    private readonly Dictionary<string, StudioBestand> bestanden = new(StringComparer.Ordinal);

    public TekenBestanden()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "tekentafel");
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) is ".js" or ".css"))
        {
            var naam = Path.GetRelativePath(folder, file).Replace('\\', '/');
            bestanden[naam] = StudioBestand.Of(file, Path.GetFileNameWithoutExtension(file)) with { Vast = true };
        }

        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "manifest.json")));
        var begin = manifest.RootElement.GetProperty("src/main.tsx");
        Script = Weg + begin.GetProperty("file").GetString();
        Stijlen = [.. Names(begin, "css").Select(css => Weg + css)];
        // What the script asks for first: fetched with it instead of after it.
        Vooraf = [.. Names(begin, "imports").Select(deel => Weg + manifest.RootElement.GetProperty(deel).GetProperty("file").GetString())];
    }

    /// <summary>Address of the script that begins.</summary>
    public string Script { get; }

    public IReadOnlyList<string> Stijlen { get; }

    public IReadOnlyList<string> Vooraf { get; }

    /// <summary>The files below <c>/tekentafel/</c>. Only for who may read a proposal.</summary>
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapMethods(Weg + "{**pad}", ["GET", "HEAD"], (string pad, HttpContext context, TekenBestanden files) => StudioBestanden.Give(context, files.bestanden.GetValueOrDefault(pad)))
            .RequireAuthorization(nameof(Right.LeestVoorstellen)).DisableCookieRedirect().WithMetadata(new StudioBestanden.ZonderPagina());

    private static IEnumerable<string> Names(JsonElement deel, string naam) => deel.TryGetProperty(naam, out var lijst) ? lijst.EnumerateArray().Select(n => n.GetString()!) : [];
}
