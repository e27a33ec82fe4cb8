using System.Text.Json.Nodes;
using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Tests.Ontwerp;

/// <summary>The shipped flow drawn anew, edit by edit, as a coordinator would; it becomes a version straight away, so that a test of moving hangs on no rule.</summary>
internal sealed class Hertekend
{
    private readonly JsonObject delen;

    private Hertekend(JsonObject delen) => this.delen = delen;

    public static async Task<Hertekend> OfAsync(TestWorld world, string versie = "wep-2008@1") =>
        new(JsonNode.Parse((await world.Db.FindAsync<string>("SELECT inhoud FROM flowversie WHERE id = @versie", new { versie }))!)!.AsObject());

    public string Inhoud => delen.ToJsonString();

    /// <summary>Keeps it as the next version, of nobody.</summary>
    public async Task<string> KeepAsync(TestWorld world, int versie = 2)
    {
        var id = $"wep-2008@{versie}";
        await world.Db.WriteAsync([new(
            "INSERT INTO flowversie (id, flow, versie, hash, inhoud, gepubliceerd, door, herkomst) VALUES (@id, 'wep-2008', @versie, @hash, @Inhoud, '2010-03-01T09:00:00.000Z', 'test', 'ontwerp')",
            new { id, versie, hash = FlowBundle.HashOf(Inhoud), Inhoud })]);
        return id;
    }

    public Hertekend Invoer(string flow, string stap, string naam, string waarde)
    {
        Stap(flow, stap)[naam]!["expression"]!["value"] = waarde;
        return this;
    }

    /// <summary>Puts a taak on the arrow that leaves a step.</summary>
    public Hertekend TaakNa(string flow, string stap, string nieuw, string poort = "Klaar") => Taak(flow, nieuw).Zet(flow, nieuw, stap, poort);

    /// <summary>Puts a step of another kind, with one input, on the arrow that leaves a step.</summary>
    public Hertekend StapNa(string flow, string stap, string nieuw, string type, string invoer, string waarde)
    {
        Boxes(flow).Add(new JsonObject { ["id"] = nieuw, ["type"] = type, ["version"] = 1, [invoer] = Letter(waarde) });
        return Zet(flow, nieuw, stap, "Klaar");
    }

    /// <summary>Takes a step away; what led to it leads to what came after.</summary>
    public Hertekend Zonder(string flow, string stap)
    {
        Los(flow, stap);
        var box = Stap(flow, stap);
        box.Parent!.AsArray().Remove(box);
        return this;
    }

    /// <summary>Puts a step on the arrow that leaves another one.</summary>
    public Hertekend Verplaats(string flow, string stap, string na)
    {
        Los(flow, stap);
        return Zet(flow, stap, na, "Klaar");
    }

    /// <summary>One more branch of a fork, with a wait and a taak in it, that comes together with nothing.</summary>
    public Hertekend Tak(string flow, string vork, string tak, string moment)
    {
        var branches = Stap(flow, vork)["branches"]!["expression"]!;
        var names = branches["value"] is JsonArray list ? list : JsonNode.Parse((string)branches["value"]!)!.AsArray();
        names = names.DeepClone().AsArray();
        names.Add(tak);
        branches["value"] = branches["value"] is JsonArray ? names : names.ToJsonString();
        Boxes(flow).Add(new JsonObject { ["id"] = $"wacht-{tak}", ["type"] = "Leerwerk.Wacht", ["version"] = 1, ["moment"] = Letter(moment) });
        return Taak(flow, $"taak-{tak}").Pijl(flow, vork, tak, $"wacht-{tak}").Pijl(flow, $"wacht-{tak}", "Klaar", $"taak-{tak}");
    }

    public Hertekend Taak(string flow, string stap, string titel = "Doe ook dit")
    {
        Boxes(flow).Add(new JsonObject
        {
            ["id"] = stap, ["type"] = "Leerwerk.Taak", ["version"] = 1, ["titel"] = Letter(titel), ["rol"] = Letter("coach"), ["formulier"] = Letter("navraag"), ["termijn"] = Letter("hier + 5 werkdagen"),
        });
        return this;
    }

    public Hertekend Pijl(string flow, string van, string poort, string naar)
    {
        Root(flow)["connections"]!.AsArray().Add(new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = van, ["port"] = poort }, ["target"] = new JsonObject { ["activity"] = naar, ["port"] = "In" },
        });
        return this;
    }

    /// <summary>Another id for a step: for whoever waits there the old one is gone.</summary>
    public Hertekend Hernoemd(string flow, string stap, string nieuw)
    {
        Stap(flow, stap)["id"] = nieuw;
        foreach (var arrow in Pijlen(flow))
        {
            foreach (var side in (string[])["source", "target"])
            {
                if ((string?)arrow[side]!["activity"] == stap)
                    arrow[side]!["activity"] = nieuw;
            }
        }

        return this;
    }

    public Hertekend Instelling(string naam, JsonNode waarde)
    {
        delen["wep-2008"]!["customProperties"]!["instellingen"]!.AsArray().Add(new JsonObject { ["naam"] = naam, ["waarde"] = waarde });
        return this;
    }

    private void Los(string flow, string stap)
    {
        var naar = (string)Pijlen(flow).First(p => Van(p) == stap)["target"]!["activity"]!;
        foreach (var arrow in Pijlen(flow).Where(p => (string?)p["target"]!["activity"] == stap))
            arrow["target"]!["activity"] = naar;
        foreach (var arrow in Pijlen(flow).Where(p => Van(p) == stap))
            arrow.Parent!.AsArray().Remove(arrow);
    }

    private Hertekend Zet(string flow, string stap, string na, string poort)
    {
        var arrow = Pijlen(flow).First(p => Van(p) == na && (string?)p["source"]!["port"] == poort);
        var naar = (string)arrow["target"]!["activity"]!;
        arrow["target"]!["activity"] = stap;
        return Pijl(flow, stap, "Klaar", naar);
    }

    private JsonObject Root(string flow) => delen[flow]!["root"]!.AsObject();

    private JsonArray Boxes(string flow) => Root(flow)["activities"]!.AsArray();

    private List<JsonObject> Pijlen(string flow) => [.. Root(flow)["connections"]!.AsArray().Select(p => p!.AsObject())];

    private JsonObject Stap(string flow, string stap) => Boxes(flow).Select(b => b!.AsObject()).First(b => (string?)b["id"] == stap);

    private static string Van(JsonObject arrow) => (string)arrow["source"]!["activity"]!;

    private static JsonObject Letter(string waarde) => new() { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = waarde } };
}
