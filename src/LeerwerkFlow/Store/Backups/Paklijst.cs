using System.Text.Json;

namespace LeerwerkFlow.Store.Backups;

/// <summary>What stands beside the rows in a backup, in <c>paklijst.json</c>. The hash of every file, this one too, stands in <c>SHA256SUMS</c>, as <c>sha256sum -c</c> reads it.</summary>
/// <param name="Versie">Of LeerwerkFlow.</param>
/// <param name="Schema">Number of the last migration.</param>
/// <param name="Engine"><c>sqlite</c> or <c>postgres</c>.</param>
/// <param name="Modus"><c>demo</c> or <c>echt</c>.</param>
/// <param name="Gemaakt">The instant of which it tells, or a little before it.</param>
/// <param name="MetSleutels">True: the keys that open what is sealed lie in it.</param>
internal sealed record Paklijst(string Versie, long Schema, string Engine, string Modus, DateTimeOffset Gemaakt, bool MetSleutels)
{
    private const string Bestand = "paklijst.json";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The file with the rows: a SQLite database, or what <c>pg_dump</c> wrote.</summary>
    public static string Rijen(string engine) => engine == "sqlite" ? "leerwerkflow.db" : "leerwerkflow.dump";

    public void Write(string map) => File.WriteAllText(Path.Combine(map, Bestand), JsonSerializer.Serialize(this, Json) + "\n");

    /// <summary>Reads one whose hashes were checked.</summary>
    public static Paklijst Read(string map) => JsonSerializer.Deserialize<Paklijst>(File.ReadAllText(Path.Combine(map, Bestand)), Json)!;
}
