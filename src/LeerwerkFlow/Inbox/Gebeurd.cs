using LeerwerkFlow.Access;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Web;

namespace LeerwerkFlow.Inbox;

/// <summary>What happened to a taak that is no longer as the person saw it, in one Dutch sentence.</summary>
internal static class Gebeurd
{
    /// <param name="gezien">The revision that the person saw; null: they come to look.</param>
    /// <returns>Null when nothing happened.</returns>
    public static string? Of(CurrentUser user, Taak taak, long? gezien)
    {
        var dag = taak.Gesloten is { } moment ? Datum.Lang(BrusselsTime.DayOf(moment)) : "";
        return taak.Status switch
        {
            "klaar" when taak.ViaLink is { } via => $"Deze taak is {(gezien is null ? "" : "al ")}afgewerkt op {dag}{Hoe(taak)}: {via}.",
            "klaar" => $"{Wie(user, taak)} deze taak {(gezien is null ? "" : "al ")}afgewerkt op {dag}{Hoe(taak)}.",
            "geannuleerd" => $"Deze taak is niet meer nodig sinds {dag}: {taak.Reden ?? "het traject ging verder"}.",
            _ when gezien is null || gezien == taak.Revisie => null,
            _ when taak.Medewerker == user.Id => "Deze taak is intussen aan jou gegeven. Kijk na wat je typte en probeer nog eens.",
            _ when taak.Medewerker is null => "Deze taak is intussen teruggegeven en is nu van niemand.",
            _ => $"Deze taak staat intussen op naam van {taak.MedewerkerNaam}.",
        };
    }

    private static string Wie(CurrentUser user, Taak taak) =>
        taak.GeslotenDoor == user.Id ? "Je hebt" : taak.GeslotenNaam is { } naam ? $"{naam} heeft" : "Het programma heeft";

    private static string Hoe(Taak taak) => taak.Uitkomst is { } uitkomst && uitkomst != "Klaar" ? $" met “{(taak.IsVastgelopen && uitkomst == Trajecten.Uitweg.Opnieuw ? "Opnieuw proberen" : Uitkomsten.Label(uitkomst))}”" : "";
}
