using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Vdab.Berichten;

/// <summary>What a person does with a bericht that found no place by itself: connects it to a traject, lets it answer the flow after all, or sets it aside. Each with a reason.</summary>
public sealed class HandleBericht(Db db, Klok klok, Kluis kluis, CurrentUser user, MatchBericht match, AnswerWacht answer)
{
    /// <summary>
    /// SQL on <c>bericht b LEFT JOIN traject t</c>: of a traject whoever sees the traject; without one the coaches and coördinators of the leerwerkbedrijf, and a beheerder when it is nobody's.
    /// </summary>
    internal const string Sight =
        $"""
        (b.traject IS NOT NULL AND {Zicht.Sql} OR b.traject IS NULL AND b.organisatie = @zichtOrganisatie AND @zichtTeam = 1
         OR b.traject IS NULL AND b.organisatie IS NULL AND @beheerder = 1)
        """;

    internal static Dictionary<string, object?> Args(CurrentUser user, object own)
    {
        var args = user.ZichtArgs(own);
        args["beheerder"] = user.Is(Role.Beheerder);
        return args;
    }

    /// <summary>How many wait for this person to look at them.</summary>
    internal static Task<long> CountAsync(Db db, CurrentUser user) => db.FindAsync<long>(
        // zicht: part of Sight.
        $"SELECT COUNT(*) FROM bericht b LEFT JOIN traject t ON t.id = b.traject WHERE b.status IN ('TOELEIDING', 'ONBEKEND', 'ONPASSEND', 'LAAT', 'DUBBEL') AND {Sight}", Args(user, new { }));

    /// <exception cref="NotFound">It is not there, or not for this person.</exception>
    internal static async Task<Bericht> GetAsync(Db db, CurrentUser user, string id, CancellationToken ct = default) =>
        // zicht: part of Sight.
        await db.FindAsync<Bericht>($"SELECT {Bericht.Columns} FROM bericht b LEFT JOIN traject t ON t.id = b.traject WHERE b.id = @id AND {Sight}", Args(user, new { id }), ct)
        ?? throw new NotFound("Dit bericht bestaat niet, of je mag het niet zien.");

    /// <exception cref="RuleBroken">It has a traject, the traject is none that this person sees, or no reason was chosen.</exception>
    public async Task ConnectAsync(string id, string? traject, string? reden, CancellationToken ct = default)
    {
        var bericht = await OpenAsync(Right.GeeftMeldingVrij, id, reden, ct, "ONBEKEND", "TOELEIDING");
        if (bericht.Melding is not null)
            throw new RuleBroken("Een ontvangstmelding hoort bij een melding en niet bij een traject. Leg ze opzij.");
        var gekozen = (traject ?? "").Trim().ToUpperInvariant();
        _ = await db.FindAsync<string>($"SELECT t.id FROM traject t WHERE t.id = @gekozen AND {Zicht.Sql}", user.ZichtArgs(new { gekozen }), ct)
            ?? throw new RuleBroken("Vul het nummer in van een traject dat jij mag zien. Bijvoorbeeld TR-2010-000001.", "Traject");
        await db.WriteAsync([bericht.Settle("NIEUW", null, gekozen, klok.Now, null, user.Id, reden)], ct);
        await match.RunAsync(ct);
    }

    /// <exception cref="RuleBroken">The flow does not wait for it, it does not fit, or no reason was chosen.</exception>
    public async Task ApplyAsync(string id, string? reden, CancellationToken ct = default)
    {
        var bericht = await OpenAsync(Right.GeeftMeldingVrij, id, reden, ct, "LAAT", "DUBBEL", "ONPASSEND", "WACHT");
        if (bericht.Melding is not null || bericht.Traject is null)
            throw new RuleBroken("Dit bericht kan geen stap beantwoorden.");
        await answer.ApplyAsync(bericht, bericht.Read(kluis), user.Id, reden!, ct);
    }

    /// <exception cref="RuleBroken">It was handled already, or no reason was chosen.</exception>
    public async Task SetAsideAsync(string id, string? reden, CancellationToken ct = default)
    {
        var bericht = await OpenAsync(Right.ZietMeldingen, id, reden, ct, "LAAT", "DUBBEL", "ONPASSEND", "WACHT", "ONBEKEND", "TOELEIDING");
        await db.WriteAsync([bericht.Settle("OPZIJ", bericht.Uitleg, bericht.Traject, klok.Now, null, user.Id, reden)], ct);
    }

    private async Task<Bericht> OpenAsync(Right right, string id, string? reden, CancellationToken ct, params string[] uit)
    {
        user.Require(right);
        var bericht = await GetAsync(db, user, id, ct);
        if (!uit.Contains(bericht.Status))
            throw new RuleBroken($"Dat kan niet meer: dit bericht is {Bericht.StatusLabel(bericht.Status)}.");
        return Bericht.Redenen.ContainsKey(reden ?? "") ? bericht : throw new RuleBroken("Kies een reden.", "Reden");
    }
}
