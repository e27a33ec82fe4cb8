using LeerwerkFlow.Access;
using LeerwerkFlow.Access.Afwezig;

namespace LeerwerkFlow.Inbox;

/// <summary>A taak as a person sees it: the row, whose it is, and whose dossier it belongs to.</summary>
/// <param name="Wacht">Id of the wait it ends; null for an incident without a step.</param>
/// <param name="Soort"><c>stap</c>, <c>bericht</c>, <c>incident</c> or <c>voorlezen</c>.</param>
/// <param name="Code">Of a stap the code of its timer; of <c>voorlezen</c> the id of the melding; of an incident the id of the wait that rests until it is closed.</param>
/// <param name="Termijn">The last day; the day itself still counts.</param>
/// <param name="Opvolging"><c>herinnering</c> or <c>escalatie</c> once that day has come.</param>
/// <param name="Waarom">Why the termijn is that day.</param>
/// <param name="Coach">The coach of the traject.</param>
/// <param name="InDossier">True when this person may see the dossier, not only the title.</param>
/// <param name="NeemtWaar">True when this person stands in today for whose name it is on.</param>
/// <param name="ZietVertrouwelijk">True when this person may open what is confidential in it (S5).</param>
/// <param name="ViaLink">"via link, gegeven door … aan …" when somebody from outside did it (S16), else null.</param>
public sealed record Taak(
    string Id, string Traject, string? Wacht, string Soort, string Pad, string Titel, string Rol, string Formulier, string? Code, string? Medewerker, string? MedewerkerNaam, string Status,
    string? Uitkomst, DateOnly? Termijn, string? Opvolging, string? VierOgenMet, bool Outreach, string? Reden, DateTimeOffset Geopend, DateTimeOffset? Gesloten, string? GeslotenDoor,
    string? GeslotenNaam, string? SamenMet, long Revisie, string? Waarom, string? Coach, string Organisatie, string Flowversie, string Voornaam, string Naam, bool InDossier, bool NeemtWaar, bool ZietVertrouwelijk, string? ViaLink)
{
    internal const string Columns =
        $"""
        k.id, k.traject, k.wacht, k.soort, k.pad, k.titel, k.rol, k.formulier, k.code, k.medewerker, m.naam AS medewerker_naam, k.status,
        k.uitkomst, k.termijn, k.opvolging, k.vier_ogen_met, k.outreach, k.reden, k.geopend, k.gesloten, k.gesloten_door,
        g.naam AS gesloten_naam, k.samen_met, k.revisie, w.waarom, t.coach, t.organisatie, t.flowversie, d.voornaam, d.naam, CAST(CASE WHEN {Zicht.Sql} THEN 1 ELSE 0 END AS BIGINT) AS in_dossier,
        CAST(CASE WHEN k.status = 'open' AND (k.medewerker, k.rol) IN {Waarneming.Voor} THEN 1 ELSE 0 END AS BIGINT) AS neemt_waar,
        CAST(CASE WHEN {Zicht.Vertrouwelijk} THEN 1 ELSE 0 END AS BIGINT) AS ziet_vertrouwelijk,
        (SELECT 'via link, gegeven door ' || lm.naam || ' aan ' || l.aan FROM taaklink l JOIN medewerker lm ON lm.id = l.door WHERE l.taak = k.id AND l.gebruikt IS NOT NULL) AS via_link
        """;

    internal const string Tables =
        """
        taak k JOIN traject t ON t.id = k.traject JOIN deelnemer d ON d.id = t.deelnemer LEFT JOIN medewerker m ON m.id = k.medewerker
        LEFT JOIN medewerker g ON g.id = k.gesloten_door LEFT JOIN wacht w ON w.traject = k.traject AND w.id = k.wacht
        """;

    public bool IsOpen => Status == "open";

    /// <summary>The answer to a message that the flow waits for, typed in by hand.</summary>
    public bool IsBericht => Soort == "bericht";

    /// <summary>A held melding, which is read and released on its own page (S13).</summary>
    public bool IsMelding => Soort == "voorlezen";

    /// <summary>A step of the flow that could not go on: who may intervene decides how.</summary>
    public bool IsVastgelopen => Soort == "incident" && Wacht is not null;

    public string Deelnemer => $"{Voornaam} {Naam}";

    /// <summary>True when the person may complete it now: it stands on their name or on that of somebody for whom they stand in, or on nobody's and is for their role in a dossier they see.</summary>
    public bool MayBeDoneBy(CurrentUser user) =>
        IsOpen && user.May(IsVastgelopen ? Right.GrijptIn : Right.VoertTaakUit) && (Medewerker == user.Id || NeemtWaar || (Medewerker is null && InDossier && SuitsRoleOf(user)));

    /// <summary>True when the person may put it on their own name: it is nobody's, or a colleague's and this person divides work.</summary>
    public bool MayBeClaimedBy(CurrentUser user) =>
        IsOpen && Medewerker != user.Id && !NeemtWaar && user.May(Right.VoertTaakUit) && SuitsRoleOf(user) && (Medewerker is null || user.May(Right.VerdeeltTaken));

    /// <summary>The role it asks for; a coach also records for a promotor or instructeur (S16).</summary>
    public bool SuitsRoleOf(CurrentUser user) => user.Rollen.Any(r => r.Code() == Rol) || (Rol is "promotor" or "instructeur" && user.Is(Role.Coach));
}
