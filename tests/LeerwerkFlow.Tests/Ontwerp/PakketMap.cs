using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using LeerwerkFlow.Tests.Kernel;

namespace LeerwerkFlow.Tests.Ontwerp;

/// <summary>Packs packages by hand, good and bad ones, as somebody from outside would.</summary>
internal static class PakketMap
{
    public static readonly Teken Top = new Teken("top").Stap("begin", "Elsa.Start").Stap("eerste", "Leerwerk.Fase", ("flow", "deel")).Stap("slot", "Elsa.Finish")
        .Pijl("begin", "eerste", "Done").Pijl("eerste", "slot");

    /// <summary>A phase of tasks, one after the other.</summary>
    public static Teken Deel(params string[] taken)
    {
        var teken = new Teken("deel").Stap("begin", "Elsa.Start");
        foreach (var (taak, nr) in taken.Select((t, nr) => (t, nr)))
            teken.Taak(taak).Pijl(nr == 0 ? "begin" : taken[nr - 1], taak, nr == 0 ? "Done" : "Klaar");
        return teken.Stap("klaar", "Elsa.Complete", ("outcomes", new[] { "Klaar" })).Pijl(taken[^1], "klaar");
    }

    /// <summary>A whole package of these flows, with the form that their tasks name as this installation has it.</summary>
    public static byte[] Of(params Teken[] flows) => With([], flows);

    /// <summary>The same with other files beside it, or in the place of one.</summary>
    public static byte[] With((string Pad, string Tekst)[] andere, params Teken[] flows)
    {
        var files = flows.Select(f => f.Bestand).ToDictionary(b => "flows/" + b.Bestand, b => b.Tekst);
        files["formulieren/incident.json"] = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "workflows", "formulieren", "incident.json"));
        foreach (var (pad, tekst) in andere)
            files[pad] = tekst;
        return Zip([("manifest.json", Manifest(files)), .. files.Select(f => (f.Key, f.Value))]);
    }

    public static string Manifest(IReadOnlyDictionary<string, string> files, int versie = 1, string flow = "top") => new JsonObject
    {
        ["formaat"] = "leerwerkflow-pakket",
        ["versie"] = versie,
        ["flow"] = flow,
        ["naam"] = "Proef",
        ["bestanden"] = new JsonArray([.. files.Select(f => new JsonObject { ["pad"] = f.Key, ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(f.Value))) })]),
    }.ToJsonString();

    /// <summary>Any zip at all: names and texts in this order.</summary>
    public static byte[] Zip(params (string Naam, string Tekst)[] files) => Zip(0, files);

    /// <param name="attributes">What the zip says of the last file: its Unix type in the upper half.</param>
    public static byte[] Zip(int attributes, params (string Naam, string Tekst)[] files)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (naam, tekst) in files)
            {
                var entry = zip.CreateEntry(naam);
                entry.ExternalAttributes = naam == files[^1].Naam ? attributes : 0;
                using var stream = entry.Open();
                stream.Write(Encoding.UTF8.GetBytes(tekst));
            }
        }

        return buffer.ToArray();
    }
}
