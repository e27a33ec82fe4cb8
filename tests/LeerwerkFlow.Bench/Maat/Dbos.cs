using System.Diagnostics;
using System.Text.Json;
using Npgsql;

namespace LeerwerkFlow.Bench.Maat;

/// <summary>W1 on DBOS (Node, PostgreSQL), in a process of its own. <c>npm ci</c> in <c>tests/LeerwerkFlow.Bench/dbos</c> first; the program must be started from the root of the checkout.</summary>
internal sealed class Dbos : Peer
{
    private const string Script = "tests/LeerwerkFlow.Bench/dbos/w1.mjs";
    private readonly PgBank bank;
    private readonly Process process;

    private Dbos(PgBank bank)
        : base("dbos")
    {
        this.bank = bank;
        var adres = new NpgsqlConnectionStringBuilder(bank.Adres);
        process = Process.Start(new ProcessStartInfo("node", [Script, $"postgresql://{adres.Username}:{adres.Password ?? "x"}@{adres.Host}:{adres.Port}/{adres.Database}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
    }

    public static async Task<Peer> OpenAsync()
    {
        var peer = new Dbos(await PgBank.MakeAsync());
        await peer.ReadLineAsync();
        return peer;
    }

    public override async Task<double[]> PlayAsync(int from, int until, int c, List<double> latencies)
    {
        using var answer = await AskAsync($"play {from} {until} {c}");
        latencies.AddRange(Numbers(answer.RootElement.GetProperty("latencies")));
        return Numbers(answer.RootElement.GetProperty("seconds"));
    }

    public override async Task<(long Finished, long Effects)> CountAsync()
    {
        using var answer = await AskAsync("count");
        return (answer.RootElement.GetProperty("finished").GetInt64(), answer.RootElement.GetProperty("effects").GetInt64());
    }

    public override async Task<Stand> ReadAsync()
    {
        using var answer = await AskAsync("cpu");
        return await bank.ReadAsync(0) with { CpuMs = answer.RootElement.GetProperty("cpuMs").GetDouble(), AllocatedBytes = 0 };
    }

    public override Task<(string Text, bool IsDurable)> DurabilityAsync() => bank.DurabilityAsync();

    public override Task StartAsync(int i) => throw new NotSupportedException();

    public override Task AnswerAsync(int i, int no) => throw new NotSupportedException();

    public override Task<int> WakeAsync(int sideBySide) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await process.StandardInput.WriteLineAsync("stop");
        if (!process.WaitForExit(10_000))
            process.Kill();
        process.Dispose();
        await bank.DisposeAsync();
    }

    private async Task<JsonDocument> AskAsync(string line)
    {
        await process.StandardInput.WriteLineAsync(line);
        await process.StandardInput.FlushAsync();
        return await ReadLineAsync();
    }

    // DBOS may say something of its own in between.
    private async Task<JsonDocument> ReadLineAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith('{'))
                return JsonDocument.Parse(line);
        }

        throw new InvalidOperationException("DBOS ended.");
    }

    private static double[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(n => n.GetDouble())];
}
