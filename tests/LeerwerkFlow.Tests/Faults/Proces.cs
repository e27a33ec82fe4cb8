using System.Diagnostics;
using System.Globalization;

namespace LeerwerkFlow.Tests.Faults;

/// <summary>This assembly as a program of its own, to be killed.</summary>
internal static class Proces
{
    /// <summary>Runs it to its end; with <paramref name="kill"/> it is killed that many milliseconds after it began.</summary>
    /// <returns>True when it was killed.</returns>
    public static bool Run(string[] args, int? kill)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(Spelen).Assembly.Location, .. args]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        while (process.StandardOutput.ReadLine() is { } line && line != Spelen.Begonnen)
        {
        }

        if (kill is { } after && !process.WaitForExit(after))
        {
            process.Kill();
            process.WaitForExit();
            return true;
        }

        process.WaitForExit();
        Assert.True(kill is not null || process.ExitCode == 0, $"The program ended with {process.ExitCode}.");
        return false;
    }

    /// <summary>A number from the environment, which makes a campaign longer or repeats one.</summary>
    public static int Number(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
