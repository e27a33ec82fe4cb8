using System.Security.Cryptography;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Vdab.Simulatie;

/// <summary>What a test tells and asks the simulator that runs as a program of its own.</summary>
internal static class Bediening
{
    public const string Gedragen = "/vdab-simulator/gedrag";
    public const string Klok = "/vdab-simulator/klok";
    public const string Stand = "/vdab-simulator/stand";
    public const string Antwoorden = "/vdab-simulator/antwoorden";
    public const string Weigeringen = "/vdab-simulator/weigeringen";

    /// <summary>One message that it took: where it stands, how often it came, and the hash of its bytes.</summary>
    internal sealed record Ontvangen(string Bron, string Sequence, string Id, string Mijlpaal, long Keren, string Hash);

    /// <summary>What it refused itself, and how often.</summary>
    internal sealed record Weigering(string Bron, string Sequence, string Foutcode, long Keren);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPut(Gedragen, async (Gedrag gedrag, GedragRij rij) => await rij.SetAsync(gedrag));
        app.MapPut(Klok, (DateTimeOffset nu, Zetklok klok) => klok.Set(nu));
        app.MapPost(Antwoorden, (AnswerOntvangst answer) => answer.RunAsync());
        app.MapGet(Stand, async (Db db) => (await db.QueryAsync<(string Bron, string Sequence, string Id, string Mijlpaal, long Keren, byte[] Body)>(
            "SELECT bron, sequence, id, mijlpaal, keren, body FROM simulator_ontvangst ORDER BY bron, sequence"))
            .Select(r => new Ontvangen(r.Bron, r.Sequence, r.Id, r.Mijlpaal, r.Keren, Convert.ToHexStringLower(SHA256.HashData(r.Body)))));
        app.MapGet(Weigeringen, (Db db) => db.QueryAsync<Weigering>("SELECT bron, sequence, foutcode, keren FROM simulator_weigering ORDER BY bron, sequence, foutcode"));
    }
}
