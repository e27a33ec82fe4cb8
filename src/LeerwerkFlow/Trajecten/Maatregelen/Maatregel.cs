using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Web;

namespace LeerwerkFlow.Trajecten.Maatregelen;

/// <summary>The same change of plan for many trajecten at once: a suspension, its end, or its taking back. Both days count.</summary>
/// <param name="Soort">One of the constants.</param>
/// <param name="Na">Id of the maatregel whose suspension this one ends or takes back; null for a suspension.</param>
/// <param name="Van">First day of the suspension.</param>
/// <param name="Tot">Its last day; null while it is open.</param>
/// <param name="Schuift">The end of the werkervaring moves by the suspended days.</param>
public sealed record Maatregel(string Soort, string? Na, DateOnly Van, DateOnly? Tot, bool Schuift)
{
    public const string Schors = "schors";
    public const string Hervat = "hervat";
    public const string Terug = "terug";

    /// <summary>The change for one traject as it stands now.</summary>
    /// <exception cref="RuleBroken">It is not for this traject; the sentence says why.</exception>
    internal Wijziging For(FlowState state)
    {
        if (state.IsEnded)
            throw new RuleBroken("Dit traject is afgerond.");
        switch (Soort)
        {
            case Schors:
                var einde = StepRows.Fact(state, "einde");
                if (einde < Van)
                    throw new RuleBroken($"De werkervaring is voorbij op {Datum.Cijfers(einde.Value)}, voor de schorsing begint.");
                if (einde <= Tot)
                    throw new RuleBroken($"De werkervaring eindigt op {Datum.Cijfers(einde.Value)}, tijdens de schorsing. Bekijk dit traject apart.");
                return new Wijziging.Schors(Van, Tot, Schuift);
            case Hervat:
                return state.Opschortingen.Contains(new(Van, null)) ? new Wijziging.Hervat(Tot!.Value, Schuift) : throw new RuleBroken("Deze schorsing loopt hier niet meer: iemand hervatte of wijzigde dit traject al.");
            default:
                return new Wijziging.Ontschors(new(Van, Tot), Schuift);
        }
    }

    /// <summary>What is done, with its days: "schorsen van 16 mrt 2020 tot en met 3 mei 2020".</summary>
    internal string Zin => Soort switch
    {
        Schors => $"schorsen {Aanleiding.Days(new(Van, Tot))}",
        Hervat => $"hervatten na {Datum.Kort(Tot!.Value)}",
        _ => $"terugnemen: de schorsing {Aanleiding.Days(new(Van, Tot))}",
    };
}
