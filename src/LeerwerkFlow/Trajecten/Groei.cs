using System.Globalization;
using System.Text.Json.Nodes;

namespace LeerwerkFlow.Trajecten;

/// <summary>One letter of GROEI: what staff read, and what the deelnemer says of the own work (S6).</summary>
public sealed record GroeiLetter(string Code, string Woorden, string EigenWoorden)
{
    /// <summary>From a large need to learn to able to instruct.</summary>
    public static IReadOnlyList<GroeiLetter> Alle { get; } =
    [
        new("G", "grote leerbehoefte", "ik moet dit nog leren"), new("R", "ruime leerbehoefte", "ik kan dit met veel hulp"), new("O", "ontwikkelbaar", "ik kan dit met een beetje hulp"),
        new("E", "ervaren", "ik kan dit alleen"), new("I", "instructeur", "ik kan dit voordoen"),
    ];

    /// <summary>0 for G to 4 for I; -1 for anything else.</summary>
    public static int Trap(string? code) => Alle.TakeWhile(l => l.Code != code).Count() is var n && n < Alle.Count ? n : -1;
}

/// <summary>Who says where a deelnemer stands, with a letter for each moment; null: not spoken of.</summary>
/// <param name="Wie"><c>deelnemer</c>, <c>instructeur</c>, <c>coach</c>, or <c>samen</c> for a competence outside the functieprofiel.</param>
internal sealed record GroeiPositie(string Wie, IReadOnlyList<string?> Letters)
{
    public string Label => Wie == "samen" ? "Samen" : CultureInfo.InvariantCulture.TextInfo.ToTitleCase(Wie);

    /// <summary>"deelnemer G, O, E".</summary>
    public string Zin => $"{Wie} {string.Join(", ", Letters.Select(l => l ?? "niet besproken"))}";
}

/// <summary>One competence over time.</summary>
internal sealed record GroeiRij(string Naam, IReadOnlyList<GroeiPositie> Posities, string? Doel)
{
    private const int Stap = 50;

    /// <summary>Where a letter of a moment stands in the drawing (140 by 60), or null when there is none; each position a little aside, so that no mark hides another.</summary>
    public static (int X, int Y)? Punt(int moment, int positie, string? letter) => GroeiLetter.Trap(letter) is >= 0 and var trap ? (20 + (moment * Stap) + ((positie - 1) * 5), 52 - (trap * 11)) : null;
}

/// <summary>The competence picture over time: at the start, half-way and at the end, in three positions (S6, B 3.2.4).</summary>
/// <param name="Momenten">The name of each moment and the day of the talk; null: still to come.</param>
internal sealed record Groei(IReadOnlyList<(string Naam, DateOnly? Dag)> Momenten, IReadOnlyList<GroeiRij> Rijen)
{
    private static readonly (string Formulier, string Naam)[] Bronnen = [("iup", "Start"), ("tussentijdse-evaluatie", "Maand 6"), ("uitstroomprofiel", "Einde")];
    private static readonly string[] Wie = ["deelnemer", "instructeur", "coach"];

    /// <summary>The newest answers of each moment beside each other; null when no competence was spoken of yet.</summary>
    public static Groei? Of(IEnumerable<OpenAntwoord> antwoorden)
    {
        var lijst = antwoorden.ToList();
        var per = Bronnen.Select(b => lijst.LastOrDefault(a => a.Formulier == b.Formulier)).ToList();
        var rijen = Rows(per, "groei", Wie, w => w).Concat(Rows(per, "eigenCompetenties", ["samen"], _ => "nu").Where(r => r.Posities[0].Letters.Any(l => l is not null))).ToList();
        return rijen.Count == 0 ? null : new([.. Bronnen.Zip(per, (b, a) => (b.Naam, a?.Dag("datumGesprek") ?? a?.Op))], rijen);
    }

    private static IEnumerable<GroeiRij> Rows(IReadOnlyList<OpenAntwoord?> per, string veld, string[] wie, Func<string, string> kolom)
    {
        var roosters = per.Select(a => (a?.Rijen(veld) ?? []).GroupBy(Key).ToDictionary(g => g.Key, g => g.Last())).ToList();
        foreach (var key in roosters.SelectMany(r => r.Keys).Distinct())
        {
            var cellen = roosters.Select(r => r.GetValueOrDefault(key)).ToList();
            string? Cell(JsonObject? rij, string naam) => rij is null ? null : OpenAntwoord.Text(rij, naam);
            yield return new(
                cellen.Select(c => Cell(c, "naam")).OfType<string>().LastOrDefault() ?? key, [.. wie.Select(w => new GroeiPositie(w, [.. cellen.Select(c => Cell(c, kolom(w)))]))],
                cellen.Select(c => Cell(c, "doel")).OfType<string>().LastOrDefault());
        }
    }

    private static string Key(JsonObject rij) => OpenAntwoord.Text(rij, "competentie") ?? OpenAntwoord.Text(rij, "naam") ?? "";
}
