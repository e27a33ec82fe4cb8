using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kalender;

/// <summary>What a date formula is read against.</summary>
/// <param name="Feiten">Facts by name; an absent one is not known yet.</param>
/// <param name="Hier">The local day that <c>hier</c> stands for.</param>
/// <param name="Beurt">The number that <c>beurt</c> stands for: how often the step was entered, from 1.</param>
/// <param name="Opschortingen">Suspensions, in any order.</param>
/// <param name="LooptDoor">True: suspensions do not move the date (<c>loopt door</c>); false: it waits for them (<c>wacht</c>).</param>
public sealed record DateContext(
    IReadOnlyDictionary<string, Feit> Feiten, DateOnly Hier, int Beurt, IReadOnlyList<Opschorting> Opschortingen, bool LooptDoor);
