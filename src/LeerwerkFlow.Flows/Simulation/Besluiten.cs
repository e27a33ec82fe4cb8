using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Kernel.Steps;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Simulation;

/// <summary>A line of the journal of a traject: what reached it, and the flows that it followed then.</summary>
public sealed record Journaalregel(FlowSet Flows, Stimulus Stimulus);

/// <summary>How one wait ended in a real traject.</summary>
/// <param name="Nr">Place in the journal: on one day the older goes first.</param>
/// <param name="OpTijd">True when time ended it.</param>
/// <param name="Dagen">Days after it was due when time ended it, else days after it opened.</param>
internal sealed record Besluit(int Nr, WaitSoort Soort, bool OpTijd, int Dagen, Resume Stimulus);

/// <summary>What people, time and messages decided in a closed traject, and how it went.</summary>
internal sealed class Besluiten
{
    private readonly Dictionary<(string Pad, int Keer), Besluit> opPlaats = [];
    private readonly List<(int Nr, Stimulus Stimulus)> los = [];

    private Besluiten(Begin begin) => Begin = begin;

    public Begin Begin { get; }

    /// <summary>How much was decided.</summary>
    public int Aantal => opPlaats.Count + los.Count;

    /// <summary>Interrupts, changes and events by name, in order: they happen on their day, wherever the traject stands.</summary>
    public IReadOnlyList<(int Nr, Stimulus Stimulus)> Los => los;

    /// <summary>How the traject went on the flows that it followed.</summary>
    public Afloop Toen { get; private set; } = null!;

    /// <summary>How the wait at a place ended the <paramref name="keer"/>-th time, from 1; null when it never did.</summary>
    public Besluit? Find(string pad, int keer) => opPlaats.GetValueOrDefault((pad, keer));

    /// <summary>Plays a journal again and keeps what was decided.</summary>
    /// <exception cref="FlowFault">It does not play: it is not a whole journal, or something else than these stimuli changed the traject.</exception>
    public static Besluiten Read(string top, IReadOnlyList<Journaalregel> journaal)
    {
        if (journaal is not [{ Stimulus: Begin begin } eerste, ..])
            throw new FlowFault("Dit journaal begint niet bij het begin.");
        var (besluiten, schrijver, keren) = (new Besluiten(begin), new AfloopSchrijver(), new Dictionary<string, int>(StringComparer.Ordinal));
        var (result, vandaag) = (Play.Begin(eerste.Flows, top, begin), begin.Hier);
        schrijver.Write(result.Effects, result.State, vandaag);
        Dictionary<int, FlowState> voor = [];
        for (var nr = 1; nr < journaal.Count; nr++)
        {
            var (flows, stimulus) = journaal[nr];
            if (stimulus is Resume resume && Play.FindWait(result.State, resume.Wait) is { } wait)
                besluiten.opPlaats[(wait.Pad, keren[wait.Pad] = keren.GetValueOrDefault(wait.Pad) + 1)] = Of(nr, result.State, wait, resume);
            else if (stimulus is Interrupt or Change or Signal)
                besluiten.los.Add((nr, stimulus));
            vandaag = stimulus.Hier > vandaag ? stimulus.Hier : vandaag;
            voor[nr] = result.State;
            // The journal counts its lines from one. What moved a traject between versions is no decision of anybody in it.
            result = stimulus switch
            {
                Verhuizing move => MoveState.Run(journaal[nr - 1].Flows, flows, result.State, move),
                Undo undo => new(voor[(int)undo.Regel - 1], []),
                _ => Play.Next(flows, result.State, stimulus),
            };
            schrijver.Write(result.Effects, result.State, vandaag);
        }

        besluiten.Toen = schrijver.Finish(result.State, vandaag);
        return besluiten;
    }

    private static Besluit Of(int nr, FlowState state, OpenWait wait, Resume resume)
    {
        var opTijd = wait.Soort == WaitSoort.Moment || (wait.Soort == WaitSoort.Bericht && resume.Uitkomst == WachtOpBerichtStep.TeLaat);
        var van = opTijd ? WachtDatum.Of(state, wait).Vervalt ?? resume.Hier : wait.Hier;
        return new(nr, wait.Soort, opTijd, resume.Hier.DayNumber - van.DayNumber, resume);
    }
}
