using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Vdab.Aansluiting;

/// <summary>A person says what is done about a difference. Whether it helped shows in the next list: what still differs opens again, unless it was accepted.</summary>
public sealed class SolveVerschil(Db db, Klok klok, CurrentUser user, ReleaseMelding release)
{
    private const int MostReden = 300;

    /// <param name="oplossing">A code of <see cref="Verschil.Oplossingen"/>.</param>
    /// <param name="reden">Why it is accepted; not about the person.</param>
    /// <exception cref="NotFound">There is no such difference for this person.</exception>
    /// <exception cref="RuleBroken">It is solved already, no choice was made, there is nothing to send, or the reason is missing.</exception>
    public async Task RunAsync(string id, string? oplossing, string? reden, CancellationToken ct = default)
    {
        user.Require(Right.ZietAansluiting);
        var verschil = await db.FindAsync<Verschil>(
            $"SELECT {Verschil.Columns} FROM verschil v LEFT JOIN medewerker m ON m.id = v.eigenaar WHERE v.id = @id AND {Verschil.Zicht}", user.ZichtArgs(new { id }), ct) ?? throw new NotFound();
        if (!verschil.IsOpen)
            throw new RuleBroken("Dit verschil is al opgelost. Kijk hieronder wie dat deed.");
        if (oplossing is null || !Verschil.Oplossingen.TryGetValue(oplossing, out var wat))
            throw new RuleBroken("Kies wat je met dit verschil doet.", "Oplossing");
        if (oplossing == "OPNIEUW" && verschil.Melding is null)
            throw new RuleBroken("Er is bij ons geen melding om opnieuw te sturen. Kies iets anders.", "Oplossing");
        reden = oplossing == "AANVAARDEN" ? reden?.Trim() : null;
        if (oplossing == "AANVAARDEN" && reden is null or "" or { Length: > MostReden })
            throw new RuleBroken($"Schrijf in hoogstens {MostReden} tekens waarom je dit verschil aanvaardt.", "Reden");
        if (oplossing == "OPNIEUW" && await db.FindAsync<string>("SELECT status FROM melding WHERE id = @Melding", new { verschil.Melding }, ct) == "GEPARKEERD")
            await release.AgainAsync(verschil.Melding!, ct);
        await db.WriteAsync(
            [
                new("UPDATE verschil SET status = 'opgelost', oplossing = @oplossing, reden = @reden WHERE id = @id AND status = 'open'", new { oplossing, reden, id }, ExpectedRows: 1),
                ImportLijst.Stap(id, reden is null ? $"Gekozen: {wat}" : $"Aanvaard: {reden}", klok.Now, user.Id),
            ],
            ct);
    }
}
