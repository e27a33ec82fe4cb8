using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace LeerwerkFlow.Tests.Documenten.Post;

/// <summary>What the door says to one mail. <paramref name="Data"/> null: it keeps the mail and is gone before it answers.</summary>
internal sealed record Gesprek(string Rcpt = "250 OK", string? Data = "250 OK");

/// <summary>A mail server on the loopback that speaks SMTP (RFC 5321). The n-th conversation goes as the test says, every later one politely.</summary>
internal sealed class SmtpDoor : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Task serving;

    public SmtpDoor(params Gesprek[] gesprekken)
    {
        listener.Start();
        serving = ServeAsync(new(gesprekken));
    }

    /// <summary>What it kept, byte for byte.</summary>
    public ConcurrentQueue<string> Kept { get; } = new();

    public string[] Settings =>
        ["--Mail:Server=127.0.0.1", $"--Mail:Poort={((IPEndPoint)listener.LocalEndpoint).Port}", "--Mail:Tls=geen", "--Mail:Van=post@leerwerk.voorbeeld.be", "--Attest:Adres=https://leerwerk.voorbeeld.be/"];

    public MimeMessage Last => MimeMessage.Load(new MemoryStream(Encoding.Latin1.GetBytes(Kept.Last())));

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await Assert.ThrowsAsync<SocketException>(() => serving);
    }

    private async Task ServeAsync(Queue<Gesprek> gesprekken)
    {
        while (true)
        {
            using var client = await listener.AcceptTcpClientAsync();
            using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
            await using var writer = new StreamWriter(client.GetStream(), Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
            await TalkAsync(reader, writer, gesprekken.TryDequeue(out var gesprek) ? gesprek : new());
        }
    }

    private async Task TalkAsync(StreamReader reader, StreamWriter writer, Gesprek gesprek)
    {
        await writer.WriteLineAsync("220 deur ESMTP");
        while (await reader.ReadLineAsync() is { } line)
        {
            await writer.WriteLineAsync(line.Split(' ')[0] switch { "RCPT" => gesprek.Rcpt, "DATA" => "354 ga verder", "QUIT" => "221 dag", _ => "250 OK" });
            if (line != "DATA")
                continue;
            var text = new StringBuilder();
            while (await reader.ReadLineAsync() is { } part && part != ".")
                text.Append(part.StartsWith('.') ? part[1..] : part).Append("\r\n");
            if (gesprek.Data is null or "250 OK")
                Kept.Enqueue(text.ToString());
            if (gesprek.Data is null)
                return;
            await writer.WriteLineAsync(gesprek.Data);
        }
    }
}
