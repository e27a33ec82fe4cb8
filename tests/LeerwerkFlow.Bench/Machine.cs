using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime;
using System.Runtime.InteropServices;

namespace LeerwerkFlow.Bench;

/// <summary>Where and under which settings was measured; stands on every line.</summary>
internal static class Machine
{
    /// <summary>The commit that the program was built from.</summary>
    public static string Commit { get; } =
        typeof(Machine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+') is [_, var sha] ? sha[..12] : "unknown";

    public static string Settings { get; } = string.Join(", ",
        RuntimeInformation.FrameworkDescription,
        RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant(),
        IsDebug ? "DEBUG BUILD" : "release",
        GCSettings.IsServerGC ? "server gc" : "workstation gc",
        AppContext.TryGetSwitch("System.GC.Concurrent", out var concurrent) && !concurrent ? "not concurrent" : "concurrent",
        "tiered pgo");

    public static string Cpu { get; } = File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(": ")[^1] ?? "unknown"
        : "unknown";

    public static int Cores => Environment.ProcessorCount;

    /// <summary>Load average of the last minute, or null where the system does not tell.</summary>
    public static double? Load => File.Exists("/proc/loadavg") ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture) : null;

    private static bool IsDebug => typeof(Machine).Assembly.GetCustomAttribute<DebuggableAttribute>()?.IsJITOptimizerDisabled ?? false;

    /// <summary>Stays on one core, with everything the runtime does beside it.</summary>
    public static void StayOn(int core)
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
            Process.GetCurrentProcess().ProcessorAffinity = (nint)1 << core;
    }
}
