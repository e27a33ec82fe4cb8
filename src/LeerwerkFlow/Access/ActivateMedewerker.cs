using LeerwerkFlow.Store;

namespace LeerwerkFlow.Access;

/// <summary>Closes an account or opens it again. A closed account is signed out at its next click; its history stays.</summary>
internal sealed class ActivateMedewerker(Db db)
{
    public async Task RunAsync(CurrentUser door, string id, long revisie, bool actief)
    {
        if (!actief && id == door.Id)
            throw new RuleBroken("Je kan je eigen toegang niet stopzetten.");

        await db.WriteAsync([new(
            "UPDATE medewerker SET actief = @actief, stempel = @stempel, revisie = revisie + 1 WHERE id = @id AND revisie = @revisie",
            new { id, revisie, actief, stempel = Medewerker.NewStempel() }, 1)]);
    }
}
