using System.Globalization;
using System.Text.RegularExpressions;
using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Ontwerp.Werkplaats;

/// <summary>The colour of the letterhead of a leerwerkbedrijf. It counts for new documents; what was made keeps its own.</summary>
public sealed partial class ChangeKleur(Db db, CurrentUser user)
{
    // WCAG 2.2, 1.4.11: lines and pictograms stand out from the white paper.
    private const double Minstens = 3;

    /// <param name="kleur">As <c>#rrggbb</c>; null or empty for the colour of the house.</param>
    /// <exception cref="RuleBroken">It is no colour, or too pale to be seen on white paper.</exception>
    public async Task RunAsync(string? kleur, CancellationToken ct = default)
    {
        user.Require(Right.OntwerptFlows);
        var organisatie = user.Organisatie ?? throw new NotAllowed();
        var nieuw = string.IsNullOrWhiteSpace(kleur) ? null : kleur.Trim().ToLowerInvariant();
        if (nieuw is not null && !Vorm().IsMatch(nieuw))
            throw new RuleBroken("Kies een kleur, of schrijf ze als # met zes cijfers of letters van a tot f, zoals #0b5c55.", "Kleur");
        if (nieuw is not null && 1.05 / (Helderheid(nieuw) + 0.05) < Minstens)
            throw new RuleBroken("Die kleur is te licht: op wit papier zie je ze bijna niet. Kies een donkerdere.", "Kleur");
        await db.WriteAsync([new Statement("UPDATE organisatie SET kleur = @nieuw WHERE id = @organisatie", new { nieuw, organisatie }, ExpectedRows: 1)], ct);
    }

    // Relative luminance as WCAG 2.2 defines it, from 0 (black) to 1 (white).
    private static double Helderheid(string kleur)
    {
        double Deel(int i) => int.Parse(kleur.AsSpan(i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0 is var c && c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        return (0.2126 * Deel(1)) + (0.7152 * Deel(3)) + (0.0722 * Deel(5));
    }

    [GeneratedRegex("^#[0-9a-f]{6}$")]
    private static partial Regex Vorm();
}
