using System.Text.Json;
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

    [Fact]
    public async Task The_model_follows_the_schema()
    {
        await using var world = await TestWorld.StartAsync();

        var model = await ModelAsync(world, new { groei = Groei });

        Assert.Empty(DossierSchema.For(["deelnemer"]).Check(JsonDocument.Parse(model.Json).RootElement));
        Assert.Equal("Groen", ((Bag)model.Velden["vacature"]!)["titel"]);
    }

    [Theory]
    [InlineData("#7a1f4b", "#7a1f4b")]
    [InlineData("red; }", null)]
    public async Task A_letterhead_has_the_colour_of_its_lwb_and_nothing_else(string kleur, string? getoond)
    {
        await using var world = await TestWorld.StartAsync();
        await ModelAsync(world, new { });
        await world.Db.WriteAsync([new("UPDATE organisatie SET kleur = @kleur WHERE id = 'lwb-1'", new { kleur })]);

        Assert.Equal(getoond, ((Bag)(await world.Get<ReadDossier>().RunAsync(await DocumentAsync(world))).Velden["organisatie"]!)["kleur"]);
    }

    [Fact]
    public async Task A_reader_outside_gets_a_model_without_the_rest()
    {
        await using var world = await TestWorld.StartAsync();
        await ModelAsync(world, new { groei = Groei, sterktes = "Werkt in ploeg." });

        var model = await world.Get<ReadDossier>().RunAsync(await DocumentAsync(world) with { Ontvanger = "bedrijven" });

        Assert.DoesNotContain("Nora", model.Json, StringComparison.Ordinal);
        Assert.Empty(DossierSchema.For(["bedrijven"]).Check(JsonDocument.Parse(model.Json).RootElement));
    }

    private static async Task<DocumentRow> DocumentAsync(TestWorld world) => (await world.Db.FindAsync<DocumentRow>($"SELECT {DocumentRow.Columns} FROM document b"))!;

    private static async Task<DossierModel> ModelAsync(TestWorld world, object uitstroom, object? vertrouwelijk = null)
    {
        var coach = await world.AddMedewerkerAsync("an");
        var traject = await Proeftraject.StartAsync(world, coach.Id, new Teken("proef").Stap("brief", "Leerwerk.Document", ("sjabloon", "attest-competenties"), ("ontvanger", "deelnemer"), ("kanaal", "gesprek")).Taak("daarna").Pijl("brief", "daarna"));
        await traject.AnswerAsync(coach.Id, "iup", new { beoogdeJob = "Nog te kiezen" });
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await traject.AnswerAsync(coach.Id, "uitstroomprofiel", uitstroom, vertrouwelijk);
        return await world.Get<ReadDossier>().RunAsync(await DocumentAsync(world));
    }
}
