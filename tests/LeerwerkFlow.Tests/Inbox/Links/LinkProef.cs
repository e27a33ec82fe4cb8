using AngleSharp.Html.Dom;
using LeerwerkFlow.Access;
using LeerwerkFlow.Tests.Kernel;

namespace LeerwerkFlow.Tests.Inbox.Links;

/// <summary>A traject whose plan is a promotor's taak, with An as coach and nobody who signs in as promotor.</summary>
internal sealed class LinkProef(TestWorld world, Proeftraject traject, string taak)
{
    private static readonly Teken Flow = new Teken("proef")
        .Stap("plan", "Leerwerk.Taak", ("titel", "Maak het plan"), ("rol", "promotor"), ("formulier", "begeleidingsplan"), ("termijn", "hier + 5 werkdagen")).Taak("daarna").Pijl("plan", "daarna");

    public Proeftraject Traject => traject;

    public string Taak => taak;

    public CurrentUser An { get; } = new("an", "Medewerker an", "lwb-1", Roles.Parse("coach")) { Dag = new(2010, 3, 1) };

    public static async Task<LinkProef> BeginAsync(TestWorld world)
    {
        await world.AddMedewerkerAsync("an");
        var traject = await Proeftraject.StartAsync(world, "an", Flow);
        return new(world, traject, (await world.Db.FindAsync<string>("SELECT id FROM taak WHERE titel = 'Maak het plan'"))!);
    }

    /// <summary>What the coach clicks; the address after the house, when a link is shown.</summary>
    public async Task<string?> ActAsync(string? handler = null, params (string, string)[] velden)
    {
        using var an = await world.SignInAsync("an");
        var path = $"/taak/{taak}/link";
        var answer = await an.SendFormAsync((IHtmlFormElement)(await an.OpenAsync(path)).QuerySelector("main form")!, handler is null ? path : $"{path}?handler={handler}", velden);
        return (await TestBrowser.ReadAsync(answer)).QuerySelector("#adres")?.GetAttribute("value") is { } adres ? new Uri(adres).AbsolutePath : null;
    }

    public async Task<string> GiveAsync() => await ActAsync(null, ("Aan", "Rik Verzonnen")) ?? throw new InvalidOperationException("no link");

    /// <summary>Enough of the form to complete it.</summary>
    public static (string, string)[] Antwoorden { get; } =
        [("leerdoelen.0.doel", "Snoeien"), ("opvolging", "Elke week samen kijken"), ("zichtDeelnemer", "AKKOORD"), ("datumGesprek", "2010-03-01"), ("kopieGegeven", "nee"), ("uitkomst", "Klaar")];
}
