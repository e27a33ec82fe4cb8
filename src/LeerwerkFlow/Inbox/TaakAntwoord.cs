using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Inbox;

/// <summary>What a person sends to complete a taak.</summary>
/// <param name="Revisie">The revision of the taak that the person saw.</param>
/// <param name="Uitkomst">The outcome chosen; null leaves it to the only one there is.</param>
/// <param name="Gepost">The texts of the form by posted name.</param>
/// <param name="SamenMet">With whom it was filled in (S16), or null.</param>
/// <param name="SamenOp">The day on which that was.</param>
public sealed record TaakAntwoord(string Taak, long Revisie, string? Uitkomst, IReadOnlyDictionary<string, string[]> Gepost, string? SamenMet = null, DateOnly? SamenOp = null)
{
    /// <summary>The link by which it is sent, when no medewerker does (S16).</summary>
    public Links.Taaklink? Link { get; init; }

    /// <summary>"Jan Peeters op 01/03/2010", or null when it was filled in alone.</summary>
    /// <exception cref="RuleBroken">The day is missing or lies ahead, or a promotor's or instructeur's taak says nobody.</exception>
    internal string? Samen(CurrentUser user, Taak taak, DateOnly vandaag)
    {
        var naam = SamenMet?.Trim() ?? "";
        if (naam.Length == 0)
            return taak.Rol is not ("promotor" or "instructeur") || user.Rollen.Any(r => r.Code() == taak.Rol)
                ? null
                : throw new RuleBroken($"Deze taak is van de {taak.Rol}. Schrijf met wie je ze samen invulde.", nameof(SamenMet));
        if (naam.Length > 100)
            throw new RuleBroken("Maak de naam korter: hoogstens 100 tekens.", nameof(SamenMet));
        if (SamenOp is not { } dag || dag > vandaag)
            throw new RuleBroken("Vul de dag in waarop jullie dit samen deden; die dag ligt niet na vandaag.", nameof(SamenOp));
        return $"{naam} op {Web.Datum.Cijfers(dag)}";
    }

    /// <summary>The rows of a completed taak: first the row with its revision, then the sealed answers; this person's concept goes.</summary>
    internal static IEnumerable<Statement> Rows(Kluis kluis, string wie, Taak taak, string uitkomst, string? samenMet, FormulierAntwoord antwoord, DateTimeOffset now) =>
        Rows(kluis, wie, taak.Traject, taak.Id, taak.Revisie, taak.Formulier, uitkomst, samenMet, antwoord, now);

    /// <summary>The same, for who has read no more of the taak than this.</summary>
    internal static IEnumerable<Statement> Rows(
        Kluis kluis, string wie, string traject, string taak, long revisie, string formulier, string uitkomst, string? samenMet, FormulierAntwoord antwoord, DateTimeOffset now) =>
    [
        new(
            """
            UPDATE taak SET status = 'klaar', uitkomst = @uitkomst, gesloten = @now, gesloten_door = @wie, samen_met = @samenMet, revisie = revisie + 1
            WHERE id = @taak AND status = 'open' AND revisie = @revisie
            """,
            new { uitkomst, now, wie, samenMet, taak, revisie },
            ExpectedRows: 1),
        new(
            "INSERT INTO antwoord (taak, traject, formulier, inhoud, vertrouwelijk, bewaard, door) VALUES (@taak, @traject, @formulier, @inhoud, @vertrouwelijk, @now, @wie)",
            new
            {
                taak,
                traject,
                formulier,
                inhoud = kluis.Seal(Luik.Persoon, antwoord.Open.ToJsonString()),
                vertrouwelijk = antwoord.Vertrouwelijk.Count == 0 ? null : kluis.Seal(Luik.Vertrouwelijk, antwoord.Vertrouwelijk.ToJsonString()),
                now,
                wie,
            }),
        new("DELETE FROM concept WHERE taak = @taak AND medewerker = @wie", new { taak, wie }),
    ];
}
