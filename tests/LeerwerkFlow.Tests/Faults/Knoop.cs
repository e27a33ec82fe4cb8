using System.Diagnostics;
using System.Globalization;

namespace LeerwerkFlow.Tests.Faults;

/// <summary>One copy of the app as a program of its own.</summary>
internal sealed class Knoop : IAsyncDisposable
{
    private const string Klaar = "LeerwerkFlow staat klaar op ";
    private readonly Process process;

    private Knoop(Process process, Uri adres) => (this.process, Adres) = (process, adres);

    public Uri Adres { get; }

    /// <summary>Starts it on a free port and waits until it serves.</summary>
    public static async Task<Knoop> StartAsync(IEnumerable<string> settings)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(Spelen).Assembly.Location, "--Urls=http://127.0.0.1:0", .. settings]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = new List<string>();
        var fault = new TaskCompletionSource<string>();
        process.ErrorDataReceived += (_, line) =>
        {
            Console.Error.WriteLine(line.Data);
            fault.TrySetResult(line.Data ?? "");
        };
        process.BeginErrorReadLine();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (!line.StartsWith(Klaar, StringComparison.Ordinal))
                continue;
            // What it says is read on, or it would stand still when the pipe is full.
            _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
            return new(process, new(line[Klaar.Length..].Split(' ')[0]));
        }

        throw new InvalidOperationException($"A node did not start: {await fault.Task}\n{string.Join('\n', said)}");
    }

    /// <summary>Lets it work for so many milliseconds.</summary>
    public void GoOn(int milliseconds) => process.WaitForExit(milliseconds);

    /// <summary>kill -9.</summary>
    /// <param name="after">How many milliseconds from now.</param>
    public async Task KillAsync(int after = 0)
    {
        GoOn(after);
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>As a service is stopped (SIGTERM): it ends what it was doing, and then itself.</summary>
    public async Task StopAsync()
    {
        Signal("-TERM");
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }

    /// <summary>It stands still (SIGSTOP) after that many milliseconds, or goes on (SIGCONT).</summary>
    public void Freeze(bool still, int after = 0)
    {
        GoOn(after);
        Signal(still ? "-STOP" : "-CONT");
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await KillAsync();
        process.Dispose();
    }

    private void Signal(string signal)
    {
        using var kill = Process.Start("kill", [signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }
}
