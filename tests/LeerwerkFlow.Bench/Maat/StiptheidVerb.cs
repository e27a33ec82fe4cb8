using System.Globalization;
using LeerwerkFlow.Flows.Kalender;

namespace LeerwerkFlow.Bench.Maat;

/// <summary>How late timers go off at a normal load (G7): the clockwork runs, very many timers lie ahead, and ten taken a second are answered, each of which sets a timer of twenty seconds.</summary>
internal static class StiptheidVerb
{
    private const int Timers = 300;
    private const int PerSecond = 10;
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(2);

    public static async Task<int> RunAsync(MaatOpties opties)
    {
        var (pending, uitvoer) = (opties.Aantal == 0 ? 100_000 : opties.Aantal, opties.Uitvoer());
        await using var huis = await Huis.OpenAsync(opties.Engine, clockwork: "single");
        await Wachtenden.FillAsync(huis, await Wachtenden.TemplateAsync(huis, 1), 1, pending, null);
        await huis.PublishAsync("mini-nu", 2, text => text.Replace("00:00:00.1000000", "00:00:20", StringComparison.Ordinal));
        await using var motor = Motor.On(huis);
        int[] people = [.. Enumerable.Range(1, Timers)];
        await Peer.EachAsync(people, 8, motor.StartAsync);
        await motor.PrepareAsync(0, 0, 1);
        await Peer.EachAsync(people, 8, i => motor.AnswerAsync(i, 1));
        await motor.PrepareAsync(0, 0, 2);
        await huis.App.StartAsync();
        using var tempo = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / PerSecond));
        foreach (var i in people)
        {
            await tempo.WaitForNextTickAsync();
            await motor.AnswerAsync(i, 2);
        }

        var until = DateTime.UtcNow + Most;
        while (DateTime.UtcNow < until && !await motor.HasTakenAsync(people))
            await tempo.WaitForNextTickAsync();
        await huis.App.StopAsync();
        var late = (await huis.Db.QueryAsync<(string Formule, DateTimeOffset Gesloten)>("SELECT formule, gesloten FROM wacht WHERE status = 'voorbij' AND soort = 'Moment' AND formule LIKE '2%Z'"))
            .Select(w => (w.Gesloten - WachtDatum.FindMoment(w.Formule)!.Value).TotalMilliseconds).Order().ToArray();
        if (late.Length != Timers)
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{late.Length} of {Timers} timers went off. No figures."));
            return 1;
        }

        double Part(double part) => Math.Round(late[(int)(part * (late.Length - 1))]);
        uitvoer.Write($"lateness {opties.Engine} pending={pending}", ("pending", pending), ("timers", Timers), ("perSecond", PerSecond), ("earliestMs", Part(0)), ("p50Ms", Part(0.5)), ("p99Ms", Part(0.99)), ("maxMs", Part(1)));
        return 0;
    }
}
