using System.Globalization;

namespace LeerwerkFlow.Tests.Kalender;

/// <summary>Literal days for tests, written as people read them.</summary>
internal static class Days
{
    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
