using System.Buffers;
using System.Globalization;
using System.Text.Json;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Vdab.Simulatie;

/// <summary>The simulated VDAB lets know afterwards what became of the meldingen that it took with 202. A receipt that does not arrive goes again.</summary>
internal sealed class AnswerOntvangst(Db db, Klok klok, PostBericht post, GedragRij rij)
{
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(5);

    /// <summary>The number that VDAB gives to what it received.</summary>
    public static string Number(long nummer) => string.Create(CultureInfo.InvariantCulture, $"MLP-{nummer:000000}");

    /// <summary>Sends the receipts that are due, oldest first.</summary>
    /// <returns>How many arrived.</returns>
    public async Task<int> RunAsync(CancellationToken ct = default)
    {
        var due = await db.QueryAsync<Rij>(
            "SELECT id, bron, sequence, nummer, antwoord, ontvangen FROM simulator_ontvangst WHERE antwoord_op <= @nu ORDER BY antwoord_op, nummer LIMIT 500", new { nu = klok.Now }, ct);
        if (due.Length == 0)
            return 0;
        var gedrag = await rij.GetAsync(ct);
        var arrived = 0;
        foreach (var ontvangst in due)
        {
            var id = PostBericht.Id(ontvangst.Ontvangen, ontvangst.Nummer);
            var body = Write(id, ontvangst);
            var done = await post.RunAsync(id, body, gedrag.Antwoorden, ct);
            if (done && gedrag.IsDubbel($"{ontvangst.Bron}/{ontvangst.Sequence}"))
                await post.RunAsync(id, body, gedrag.Antwoorden, ct);
            await db.WriteAsync([new("UPDATE simulator_ontvangst SET antwoord_op = @op WHERE id = @Id", new { op = done ? (DateTimeOffset?)null : klok.Now + Again, ontvangst.Id })], ct);
            arrived += done ? 1 : 0;
        }

        return arrived;
    }

    private byte[] Write(string id, Rij ontvangst)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            var moment = PostBericht.Begin(json, id, "be.vdab.ontvangstmelding", "urn:leerwerkflow:schema:ontvangst:1", klok.Now);
            json.WriteString("id", ontvangst.Id);
            json.WriteString("status", ontvangst.Antwoord);
            json.WriteString("foutcode", ontvangst.Antwoord == "aanvaard" ? null : "DATUM");
            json.WriteString("ontvangstnummer", Number(ontvangst.Nummer));
            json.WriteString("tijdstip", moment);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private sealed record Rij(string Id, string Bron, string Sequence, long Nummer, string Antwoord, DateTimeOffset Ontvangen);
}
