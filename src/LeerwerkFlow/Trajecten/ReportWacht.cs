using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using LeerwerkFlow.Access;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Trajecten;

/// <summary>Something outside the house that a flow waits for: an event by name, or work elsewhere.</summary>
/// <param name="Naam">The name of the event or of the work.</param>
/// <param name="Uitkomsten">How it may end.</param>
internal sealed record BuitenWacht(string Id, string Titel, string Naam, IReadOnlyList<string> Uitkomsten);

/// <summary>Reports by hand that what a flow waits for outside the house has happened, with its outcome as a number, yes/no or code.</summary>
public sealed partial class ReportWacht(Klok klok, AdvanceTraject advance)
{
    /// <param name="wacht">Id of the open wait.</param>
    /// <param name="uitkomst">How it ended; null: the only way there is.</param>
    /// <param name="waarde">What came of it, or null.</param>
    /// <exception cref="Moved">It happened already, or is not waited for any more.</exception>
    /// <exception cref="RuleBroken">The value is not one of the kinds, or the outcome is not one of the wait's.</exception>
    public Task RunAsync(CurrentUser user, string traject, string wacht, string? uitkomst, string? waarde, CancellationToken ct = default)
    {
        user.Require(Right.GrijptIn);
        var json = Read(waarde);
        return advance.RunAsync(
            traject,
            (_, state) =>
            {
                var wait = state.Waits.Values.FirstOrDefault(w => w.Id == wacht && IsBuiten(w)) ?? throw new Moved();
                return Stimuli.By(klok, wait.Id, string.IsNullOrEmpty(uitkomst) ? wait.Uitkomsten[0] : uitkomst, waarde: json);
            },
            user.Id,
            ct: ct);
    }

    /// <summary>What a traject waits for outside the house, in order of place.</summary>
    internal static IReadOnlyList<BuitenWacht> Open(FlowSet flows, FlowState state) =>
        [.. state.Waits.Values.Where(IsBuiten).Select(w => new BuitenWacht(w.Id, Gevolgen.Titel(flows, w), w.Naam ?? "", w.Uitkomsten))];

    private static bool IsBuiten(OpenWait wait) => wait.Soort is WaitSoort.Event or WaitSoort.Opdracht;

    // The journal keeps it for ever, so it is no place for words about a person.
    private static string? Read(string? waarde)
    {
        var tekst = waarde?.Trim() ?? "";
        return tekst switch
        {
            "" => null,
            "ja" => "true",
            "nee" => "false",
            _ when decimal.TryParse(tekst.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var getal) => getal.ToString(CultureInfo.InvariantCulture),
            _ when Code().IsMatch(tekst) => JsonSerializer.Serialize(tekst),
            _ => throw new RuleBroken("Schrijf een getal, ja, nee of een code zonder spaties. Namen en andere woorden over iemand horen hier niet.", "Waarde"),
        };
    }

    [GeneratedRegex("^[A-Z0-9][A-Z0-9_-]{0,39}$")]
    private static partial Regex Code();
}
