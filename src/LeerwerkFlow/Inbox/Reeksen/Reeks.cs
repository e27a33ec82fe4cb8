using LeerwerkFlow.Access;

namespace LeerwerkFlow.Inbox.Reeksen;

/// <summary>What can be done to several taken at once: each in turn by its own use case, so one that is refused stops nothing.</summary>
public static class Reeks
{
    public const string Neem = "neem";
    public const string GeefTerug = "geef-terug";
    public const string GeefDoor = "geef-door";
    public const int Most = 200;

    /// <summary>What this person may do, with the words of its button.</summary>
    public static IEnumerable<(string Code, string Knop)> For(CurrentUser user)
    {
        if (!user.May(Right.VoertTaakUit))
            yield break;
        yield return (Neem, "Neem op mijn naam");
        yield return (GeefTerug, "Geef terug");
        if (user.May(Right.VerdeeltTaken))
            yield return (GeefDoor, "Geef door aan …");
    }

    /// <exception cref="RuleBroken">Nothing was chosen, too much, or something that this person may not do.</exception>
    internal static void Check(CurrentUser user, string? handeling, int aantal)
    {
        if (!For(user).Any(h => h.Code == handeling))
            throw new RuleBroken("Kies wat je met deze taken wil doen.");
        if (aantal == 0)
            throw new RuleBroken("Kies eerst een of meer taken: vink ze aan in je postvak.");
        if (aantal > Most)
            throw new RuleBroken($"Dat zijn {aantal} taken. Doe er hoogstens {Most} tegelijk.");
    }
}

/// <summary>One taak of a preview.</summary>
/// <param name="Wat">What will happen.</param>
/// <param name="Fout">Why it will not happen; null when it will.</param>
public sealed record ReeksVoorbeeld(Taak Taak, string Wat, string? Fout);

/// <summary>A preview: the taken that are in sight, the colleagues who may get one of them, and how many of what was chosen is not in sight.</summary>
public sealed record ReeksBlik(IReadOnlyList<ReeksVoorbeeld> Regels, IReadOnlyList<ReassignTaak.Collega> Collegas, int NietInZicht);
