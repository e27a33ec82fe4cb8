using LeerwerkFlow.Access;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace LeerwerkFlow.Tests.Faults;

/// <summary>The program that <see cref="VerhuisKillTests"/> starts and kills: it moves every traject to the second version of its flow, and goes on where it was cut off.</summary>
internal static class Verhuizen
{
    public const string Van = "verhuis@1";
    public const string Naar = "verhuis@2";

    public static readonly CurrentUser Co = new("co", "Coördinator", "lwb-1", new HashSet<Role> { Role.Coordinator });

    /// <summary>Two versions, with another term for the taak that is open.</summary>
    public static Teken Flow(int werkdagen) => new Teken("verhuis")
        .Stap("een", "Leerwerk.Taak", ("titel", "een"), ("rol", "coach"), ("formulier", "incident"), ("termijn", $"hier + {werkdagen} werkdagen")).Taak("twee").Pijl("een", "twee");

    /// <param name="args">Data directory, engine, connection.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        await using var app = await Spelen.OpenAsync(new StoreOptions(args[1], args[2], args[0]));
        var (db, migrate) = (app.Services.GetRequiredService<Db>(), app.Services.GetRequiredService<MigrateTraject>());
        Console.WriteLine(Spelen.Begonnen);
        foreach (var (id, revisie) in await db.QueryAsync<(string, long)>("SELECT id, revisie FROM traject WHERE flowversie = @Van ORDER BY id", new { Van }))
        {
            await migrate.RunAsync(Co, id, revisie, new(Naar, "proef", SortedMap<string>.Empty));
            Console.WriteLine($"verhuisd {id}");
        }

        return 0;
    }
}
