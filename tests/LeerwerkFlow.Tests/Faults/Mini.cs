using LeerwerkFlow.Tests.Kernel;

namespace LeerwerkFlow.Tests.Faults;

/// <summary>Small flows to break things on.</summary>
internal static class Mini
{
    /// <summary>Taak, melding, taak, a day of waiting, taak, melding, end: the mini-traject W1.</summary>
    public static Teken Traject => new Teken("mini").Taak("een").Stap("m1", "Leerwerk.Melding", ("mijlpaal", "TOELEIDING_ONTVANGEN")).Taak("twee")
        .Stap("wacht", "Elsa.Delay", ("timeSpan", "1.00:00:00")).Taak("drie").Stap("m2", "Leerwerk.Melding", ("mijlpaal", "INTAKE_AFGEROND"))
        .Pijl("een", "m1").Pijl("m1", "twee").Pijl("twee", "wacht").Pijl("wacht", "drie", "Done").Pijl("drie", "m2");

    /// <summary>One taak that comes back for ever.</summary>
    public static Teken Kring => new Teken("kring").Stap("begin", "Elsa.Start").Taak("een").Pijl("begin", "een", "Done").Pijl("een", "een");

    /// <summary>A day of waiting that comes back for ever.</summary>
    public static Teken Wekker => new Teken("wekker").Stap("begin", "Elsa.Start").Stap("wacht", "Elsa.Delay", ("timeSpan", "1.00:00:00")).Pijl("begin", "wacht", "Done").Pijl("wacht", "wacht", "Done");

    /// <summary>Waits for as long as a timespan says (<c>00:40:00</c>), then a taak.</summary>
    public static Teken Wachten(string naam, string hoeLang) => new Teken(naam).Stap("wacht", "Elsa.Delay", ("timeSpan", hoeLang)).Taak("daarna").Pijl("wacht", "daarna", "Done");

    /// <summary>A day of waiting, then a taak.</summary>
    public static Teken Eens => Wachten("eens", "1.00:00:00");

    /// <summary>A parent that waits for its fase, and the fase: one taak.</summary>
    public static Teken[] Ouder =>
    [
        new Teken("ouder").Stap("kind", "Leerwerk.Fase", ("flow", "kind")).Taak("daarna").Pijl("kind", "daarna"),
        new Teken("kind").Taak("binnen"),
    ];
}
