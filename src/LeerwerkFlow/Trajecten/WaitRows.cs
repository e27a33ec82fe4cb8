using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Trajecten;

/// <summary>Open waits and milestones as rows: what is due is a question to the database, never something in memory.</summary>
public sealed class WaitRows : IEffectWriter
{
    public IEnumerable<Statement> Write(Effect effect, StepWriting step)
    {
        switch (effect)
        {
            case WaitOpened e:
                yield return Open(e, step);
                break;
            case WaitClosed e:
                yield return Close(e.Wait, "voorbij", e.Uitkomst, step);
                break;
            case WaitCancelled e:
                yield return Close(e.Wait, "geannuleerd", null, step);
                break;
            case WaitRedated e:
                yield return Remember(e.Id, e.Datum, e.Aanleiding, step);
                yield return new Statement(
                    "UPDATE wacht SET datum = @Datum, vervalt = @Vervalt, waarom = @Waarom WHERE traject = @traject AND id = @id AND status = 'open'",
                    new { e.Datum.Datum, e.Datum.Vervalt, e.Datum.Waarom, traject = step.Traject.Id, id = e.Id },
                    ExpectedRows: 1);
                break;
            case WaitMoved e:
                yield return Remember(e.Oud.Id, WachtDatum.Of(step.State, e.Wait), "Andere versie van de flow", step);
                yield return new("UPDATE wacht_eerder SET wacht = @Id WHERE traject = @traject AND wacht = @oud", new { e.Id, traject = step.Traject.Id, oud = e.Oud.Id });
                yield return Move(e, step);
                break;
            case MijlpaalReached e:
                yield return new Statement(
                    "INSERT INTO mijlpaal (traject, mijlpaal, versie, datum, stap, vastgelegd) VALUES (@traject, @Mijlpaal, @versie, @datum, @Id, @Now)",
                    new { traject = step.Traject.Id, e.Mijlpaal, versie = step.NextMijlpaal(e.Mijlpaal), datum = step.Date(e.Datum, e.Hier), e.Id, step.Now });
                break;
            default:
                break;
        }
    }

    private static Statement Open(WaitOpened e, StepWriting step)
    {
        var datum = WachtDatum.Of(step.State, e.Wait);
        return new Statement(
            """
            INSERT INTO wacht (traject, id, pad, soort, titel, code, formule, hier, loopt_door, tot_en_met, datum, vervalt, waarom, status, geopend)
            VALUES (@traject, @Id, @Pad, @Soort, @Titel, @Code, @Formule, @Hier, @LooptDoor, @TotEnMet, @Datum, @Vervalt, @Waarom, 'open', @Now)
            """,
            new
            {
                traject = step.Traject.Id,
                e.Id,
                e.Pad,
                Soort = e.Wait.Soort.ToString(),
                e.Titel,
                e.Code,
                e.Wait.Formule,
                e.Wait.Hier,
                e.Wait.LooptDoor,
                e.Wait.TotEnMet,
                datum.Datum,
                datum.Vervalt,
                datum.Waarom,
                step.Now,
            });
    }

    // The date as it stands until now, when it becomes another one.
    private static Statement Remember(string id, WachtDatum datum, string aanleiding, StepWriting step) => new(
        """
        INSERT INTO wacht_eerder (traject, wacht, nr, datum, waarom, aanleiding, op, door)
        SELECT traject, id, @JournaalNr, datum, waarom, @aanleiding, @Now, @Actor FROM wacht WHERE traject = @traject AND id = @id AND status = 'open' AND COALESCE(datum, '') <> @nieuw
        ON CONFLICT (traject, wacht, nr) DO NOTHING
        """,
        new { step.JournaalNr, aanleiding, step.Now, step.Actor, traject = step.Traject.Id, id, nieuw = datum.Datum is { } dag ? Web.Datum.Iso(dag) : "" });

    private static Statement Move(WaitMoved e, StepWriting step)
    {
        var datum = WachtDatum.Of(step.State, e.Wait);
        return new Statement(
            """
            UPDATE wacht SET id = @Id, pad = @Pad, titel = @Titel, code = @code, formule = @Formule, loopt_door = @LooptDoor, tot_en_met = @TotEnMet, datum = @Datum, vervalt = @Vervalt, waarom = @Waarom
            WHERE traject = @traject AND id = @oud AND status = 'open'
            """,
            new
            {
                e.Id,
                e.Pad,
                e.Titel,
                code = step.Flows.Get(e.Wait.Flow).GetStep(e.Wait.Stap).Text("code"),
                e.Wait.Formule,
                e.Wait.LooptDoor,
                e.Wait.TotEnMet,
                datum.Datum,
                datum.Vervalt,
                datum.Waarom,
                traject = step.Traject.Id,
                oud = e.Oud.Id,
            },
            ExpectedRows: 1);
    }

    private static Statement Close(OpenWait wait, string status, string? uitkomst, StepWriting step) => new(
        "UPDATE wacht SET status = @status, uitkomst = @uitkomst, gesloten = @Now WHERE traject = @traject AND id = @Id AND status = 'open'",
        new { status, uitkomst, step.Now, traject = step.Traject.Id, wait.Id },
        ExpectedRows: 1);
}

/// <summary>A wait that fired earlier, to see whether its date moved forward since (kernel law 4).</summary>
internal sealed record FiredWait(string Id, string Pad, string Titel, string Formule, string Hier, long LooptDoor, string Datum)
{
    /// <summary>
    /// True when its fase still runs, the flow cannot come to wait for it again by itself (an extension leads back to the question of the next one), and its date now lies
    /// after today and after the date it fired on.
    /// </summary>
    public bool MovedForward(FlowSet flows, FlowState state, DateOnly vandaag)
    {
        var scope = Pad.Contains('/') ? Pad[..Pad.LastIndexOf('/')] : "";
        if (state.Waits.ContainsKey(Pad) || !state.Scopes.TryGetValue(scope, out var active) || !Id.StartsWith(active.Id.Length == 0 ? "" : active.Id + "/", StringComparison.Ordinal))
            return false;

        var again = flows.Get(active.Flow).Before(Fasen.StepId(Pad[(Pad.LastIndexOf('/') + 1)..]));
        if (state.Waits.Values.Any(w => w.Id.StartsWith(active.Id, StringComparison.Ordinal) && w.Flow == active.Flow && again.Contains(w.Stap)))
            return false;

        var beurt = int.Parse(Id[(Id.LastIndexOf('#') + 1)..], System.Globalization.CultureInfo.InvariantCulture);
        var hier = DateOnly.ParseExact(Hier, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var now = WachtDatum.Read(state, Formule, hier, beurt, LooptDoor == 1).Datum;
        var then = DateOnly.ParseExact(Datum, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return now > then && now > vandaag;
    }
}
