using LeerwerkFlow.Documenten;
using LeerwerkFlow.Flows.Language;
using LeerwerkFlow.Tests.Kernel;

namespace LeerwerkFlow.Tests.Documenten;

public sealed class ReadDossierTests
{
    private static readonly object[] Groei =
    [
        new { competentie = "A", naam = "Hagen snoeien", coach = "E", deelnemer = "I" }, new { competentie = "B", naam = "Gras maaien", coach = "I" },
        new { competentie = "C", naam = "Rekenen", coach = "G" }, new { competentie = "D", naam = "Lezen", coach = "R" }, new { competentie = "E", naam = "Plannen", coach = "O" },
        new { competentie = "F", naam = "Alleen eigen mening", deelnemer = "E" }, new { competentie = "H", naam = "Volgens de instructeur", instructeur = "E" },
    ];

    [Fact]
    public async Task An_attest_shows_only_what_a_person_has()
    {
        await using var world = await TestWorld.StartAsync();
        var attest = (Bag)(await ModelAsync(world, new { groei = Groei, sterktes = "Werkt in ploeg." })).Velden["attest"]!;

        Assert.Equal(["Hagen snoeien", "Volgens de instructeur"], (Sequence)attest["ervaren"]!);
        Assert.Equal(["Gras maaien"], (Sequence)attest["voordoen"]!);
        Assert.Equal("Werkt in ploeg.", attest["sterktes"]);
    }

    [Fact]
    public async Task Confidential_answers_are_not_in_any_model()
    {
        await using var world = await TestWorld.StartAsync();

        var model = await ModelAsync(world, new { groei = Groei }, vertrouwelijk: new { randvoorwaarden = "geheim-woord" });

        Assert.DoesNotContain("geheim-woord", model.Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_newest_answers_count_and_people_are_named()
    {
        await using var world = await TestWorld.StartAsync();

        var model = await ModelAsync(world, new { beoogdeJob = "Tuinier" });

        Assert.Equal("uitstroom", ((Bag)model.Velden["iup"]!)["versie"]);
        Assert.Equal("Tuinier", ((Bag)model.Velden["iup"]!)["job"]);
        Assert.Equal("Proefplein 12", ((Bag)model.Velden["deelnemer"]!)["straat"]);
        Assert.Equal("Tom Verzonnen", model.Velden["trajectbegeleider"]);
        Assert.Equal("groenarbeider", ((Bag)model.Velden["werkplek"]!)["functie"]);
    }

    private static async Task<DossierModel> ModelAsync(TestWorld world, object uitstroom, object? vertrouwelijk = null)
    {
        var coach = await world.AddMedewerkerAsync("an");
        var traject = await Proeftraject.StartAsync(world, coach.Id, new Teken("proef").Stap("brief", "Leerwerk.Document", ("sjabloon", "attest-competenties"), ("ontvanger", "deelnemer"), ("kanaal", "gesprek")).Taak("daarna").Pijl("brief", "daarna"));
        await traject.AnswerAsync(coach.Id, "iup", new { beoogdeJob = "Nog te kiezen" });
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await traject.AnswerAsync(coach.Id, "uitstroomprofiel", uitstroom, vertrouwelijk);
        return await world.Get<ReadDossier>().RunAsync((await world.Db.FindAsync<DocumentRow>($"SELECT {DocumentRow.Columns} FROM document b"))!);
    }
}
