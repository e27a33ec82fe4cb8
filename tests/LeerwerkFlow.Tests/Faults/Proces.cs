using System.Diagnostics;
using System.Globalization;

namespace LeerwerkFlow.Tests.Faults;

/// <summary>This assembly as a program of its own, to be killed.</summary>
internal static class Proces
{
    /// <summary>Runs it to its end; with <paramref name="kill"/> it is killed that many milliseconds after it began.</summary>
    /// <param name="hear">Gets what it says after it began, line by line, whole lines only.</param>
    /// <param name="begun">Called when it began.</param>
    /// <param name="under">A program that starts it, with its arguments.</param>
    /// <returns>True when it was killed, or came to a bad end by itself where it might be killed.</returns>
    public static bool Run(string[] args, int? kill, Action<string>? hear = null, Action? begun = null, params string[] under)
    {
        string[] line = [.. under, "dotnet", "exec", typeof(Spelen).Assembly.Location, .. args];
        using var process = Process.Start(new ProcessStartInfo(line[0], line[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        using var begonnen = new ManualResetEventSlim();
        process.OutputDataReceived += (_, e) =>
        {
            if (begonnen.IsSet)
                hear?.Invoke(e.Data ?? "");
            else if (e.Data is null or Spelen.Begonnen)
                begonnen.Set();
        };
        process.BeginOutputReadLine();
        begonnen.Wait();
        begun?.Invoke();
        if (kill is { } after && !process.WaitForExit(after))
        {
            process.Kill();
            process.WaitForExit();
            return true;
        }

        process.WaitForExit();
        Assert.True(kill is not null || process.ExitCode == 0, $"The program ended with {process.ExitCode}.");
        return process.ExitCode != 0;
    }

    /// <summary>A number from the environment, which makes a campaign longer or repeats one.</summary>
    public static int Number(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
