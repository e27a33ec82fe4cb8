using System.Text;
using LeerwerkFlow.Documenten;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;
using LeerwerkFlow.Vdab;
using Microsoft.Extensions.DependencyInjection;

namespace LeerwerkFlow.Tests.Faults.Simulatie;

/// <summary>Bugs as people make them, each by a seam that only this assembly has.</summary>
internal static class Planten
{
    public static IReadOnlyList<Plant> Alle { get; } =
    [
        Forgets("geen-outbox", "INSERT INTO melding"),
        new("verloren-timer") { Schrijf = (batch, _) => [.. batch.Where(s => !s.Sql.StartsWith("INSERT INTO wacht ", StringComparison.Ordinal) || s.Args.All(a => a.Value is not "Moment"))] },
        Forgets("verloren-taak", "INSERT INTO taak "),
        new("geen-versiecontrole")
        {
            Schrijf = (batch, _) => [.. batch.Select(s => new Bound(s.Sql.Replace("INSERT INTO", "INSERT OR REPLACE INTO", StringComparison.Ordinal).Replace(" AND revisie = @Oud", "", StringComparison.Ordinal), s.Args, null))],
        },
        new("halve-stap") { HalveBatch = true },
        new("gezegd-niet-bewaard") { Schrijf = (batch, toeval) => toeval.Next(30) == 0 ? [] : batch },
        new("laatste-commit-kwijt") { LateCommit = true },
        new("wekker-te-vroeg")
        {
            Diensten = s => s.AddSingleton(p => ActivatorUtilities.CreateInstance<WakeDue>(p, new Klok(new Ahead(p.GetRequiredService<Klok>())))),
        },
        new("dubbel-onder-andere-sleutel") { Zend = (id, body, _) => [(id, body), ("f" + id[1..], body)] },
        new("inhoud-verandert") { Zend = (id, body, toeval) => [(id, toeval.Next(3) > 0 ? body : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body).Replace("\"mijlpaalDatum\":\"20", "\"mijlpaalDatum\":\"21", StringComparison.Ordinal)))] },
        new("brief-twee-keer") { Diensten = s => s.AddSingleton<IEffectWriter>(new Also(e => e is DocumentRequested b ? new DocumentRows().Write(b with { Id = b.Id + "x" }, Also.Step) : [])) },
        Forgets("brief-vergeten", "INSERT INTO document "),
        new("mijlpaal-dubbel") { Diensten = s => s.AddSingleton<IEffectWriter>(new Also(e => e is MijlpaalReached ? new WaitRows().Write(e, Also.Step) : [])) },
        new("melding-voor-haar-beurt") { Lees = q => q with { Sql = q.Sql.Replace(Melding.Kop, "1 = 1", StringComparison.Ordinal) } },
        Changes("schakel-los", "INSERT INTO journaal", "Vorige", _ => ""),
        new("staat-blijft-achter") { Schrijf = (batch, _) => [.. batch.Select(s => s.Args.Any(a => a is { Key: "Oud", Value: > 0L }) ? s with { Sql = s.Sql.Replace("staat = @Staat, ", "", StringComparison.Ordinal) } : s)] },
        Forgets("antwoorden-kwijt", "INSERT INTO antwoord"),
        Changes("vertrekt-ongelezen", "INSERT INTO melding", "status", v => v is "VASTGEHOUDEN" ? "KLAAR" : v),
        Forgets("niet-herdateerd", "UPDATE wacht SET datum"),
        new("taak-blijft-staan") { Schrijf = (batch, _) => [.. batch.Where(s => !s.Sql.StartsWith("UPDATE taak SET status", StringComparison.Ordinal) || s.Args.All(a => a.Value is not "geannuleerd"))] },
        new("alleen-wat-vandaag-vervalt") { Lees = q => q with { Sql = q.Sql.Replace("vervalt <= @vandaag", "vervalt = @vandaag", StringComparison.Ordinal) } },
        Forgets("wacht-sluit-niet", "UPDATE wacht SET status"),
    ];

    private static Plant Forgets(string naam, string sql) => new(naam) { Schrijf = (batch, _) => [.. batch.Where(s => !s.Sql.StartsWith(sql, StringComparison.Ordinal))] };

    private static Plant Changes(string naam, string sql, string arg, Func<object?, object?> into) => new(naam)
    {
        Schrijf = (batch, _) => [.. batch.Select(s => s.Sql.StartsWith(sql, StringComparison.Ordinal) ? s with { Args = [.. s.Args.Select(a => a.Key == arg ? KeyValuePair.Create(a.Key, into(a.Value)) : a)] } : s)],
    };

    private sealed class Ahead(TimeProvider time) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => time.GetUtcNow().AddDays(2);
    }

    // An effect writer beside the house's own.
    private sealed class Also(Func<Effect, IEnumerable<Statement>> more) : IEffectWriter
    {
        [ThreadStatic]
        private static StepWriting? step;

        public static StepWriting Step => step!;

        public IEnumerable<Statement> Write(Effect effect, StepWriting writing)
        {
            step = writing;
            return more(effect);
        }
    }
}
