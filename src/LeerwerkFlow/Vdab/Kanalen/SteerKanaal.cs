using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Vdab.Kanalen;

/// <summary>What people do with a channel: choose the one of an LWB, and as beheerder pause the webhook of the house or set it going again. Each with its reason.</summary>
public sealed class SteerKanaal(Db db, Klok klok, CurrentUser user, Kanaalkeuze keuze)
{
    /// <summary>What did not leave yet goes by the new channel; what left stays with the old one.</summary>
    /// <exception cref="RuleBroken">No channel was chosen, it is the same one, or no reason was given.</exception>
    public async Task ChooseAsync(string? organisatie, string? kanaal, string? reden, CancellationToken ct = default)
    {
        user.Require(Right.KiestKanaal);
        if (organisatie is null || (user.Organisatie is not null && user.Organisatie != organisatie))
            throw new NotFound();
        var oud = await keuze.OfAsync(organisatie, ct);
        var nieuw = keuze.Find(kanaal) ?? throw new RuleBroken("Kies een kanaal.", "Kanaal");
        if (nieuw == oud)
            throw new RuleBroken("Dit kanaal is al in gebruik.", "Kanaal");
        await db.WriteAsync(
            [
                new("UPDATE organisatie SET kanaal = @Code, revisie = revisie + 1 WHERE id = @organisatie", new { nieuw.Code, organisatie }, ExpectedRows: 1),
                Ingreep.Row(Ingreep.NewId(klok.Now), klok.Now, user.Id, "gekozen", Ingreep.Checked(reden, "RedenKanaal"), organisatie: organisatie, detail: $"{oud.Label} wordt {nieuw.Label}"),
            ],
            ct);
    }

    /// <summary>Nothing leaves until a beheerder says so.</summary>
    /// <exception cref="RuleBroken">It is paused or off already, or no reason was given.</exception>
    public Task PauseAsync(string? reden, CancellationToken ct = default) => SetAsync("gepauzeerd", "('werkt', 'rust', 'storing', 'geweigerd')", null, reden, ct);

    /// <summary>One probe leaves at once; when VDAB answers, the rest follows.</summary>
    /// <exception cref="RuleBroken">It works already, or no reason was given.</exception>
    public Task ResumeAsync(string? reden, CancellationToken ct = default) => SetAsync("rust", "('rust', 'storing', 'geweigerd', 'gepauzeerd', 'uit')", klok.Now, reden, ct);

    private async Task SetAsync(string stand, string from, DateTimeOffset? volgende, string? reden, CancellationToken ct)
    {
        user.Require(Right.BeheertKanaal);
        var waarom = Ingreep.Checked(reden);
        try
        {
            await db.WriteAsync(
                [
                    new($"UPDATE kanaalstand SET stand = @stand, sinds = @nu, reden = @waarom, volgende = @volgende, pauzes = 0, revisie = revisie + 1 WHERE kanaal = 'webhook' AND stand IN {from}",
                        new { stand, nu = klok.Now, waarom, volgende }, ExpectedRows: 1),
                    Ingreep.Row(Ingreep.NewId(klok.Now), klok.Now, user.Id, volgende is null ? "gepauzeerd" : "hervat", waarom),
                ],
                ct);
        }
        catch (Moved)
        {
            throw new RuleBroken(volgende is null ? "Het kanaal staat al stil." : "Het kanaal werkt al.");
        }
    }
}
