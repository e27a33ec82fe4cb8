using System.Globalization;
using LeerwerkFlow.Store;

namespace LeerwerkFlow;

/// <summary>What the machine itself must have before anything else is tried.</summary>
internal static class Machine
{
    /// <summary>Throws <see cref="CannotStart"/> when the Brussels time zone or the Dutch language is missing.</summary>
    public static void Check()
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Brussels", out _))
            throw new CannotStart("De tijdzone Europe/Brussels ontbreekt op deze machine. Installeer het pakket tzdata.");
        // Without ICU .NET knows no language but an invented one, in which every month is called by its English name.
        if (!HasDutch())
            throw new CannotStart("Nederlandse datums ontbreken op deze machine. Installeer ICU (libicu) en zet DOTNET_SYSTEM_GLOBALIZATION_INVARIANT uit.");
    }

    private static bool HasDutch()
    {
        try
        {
            return CultureInfo.GetCultureInfo("nl-BE").DateTimeFormat.MonthNames[0] == "januari";
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }
}
