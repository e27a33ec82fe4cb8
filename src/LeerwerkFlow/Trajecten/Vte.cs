using System.Globalization;

namespace LeerwerkFlow.Trajecten;

/// <summary>Working time as people write it ("0,80") and as columns keep it (hundredths).</summary>
internal static class Vte
{
    public static string Text(long honderdsten) => (honderdsten / 100m).ToString("0.00", Web.Datum.Cultuur);

    /// <exception cref="RuleBroken">Not a number from 0,1 to 50.</exception>
    public static long Read(string? tekst, string veld) =>
        decimal.TryParse((tekst ?? "").Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var vte) && vte is >= 0.1m and <= 50m
            ? (long)Math.Round(vte * 100)
            : throw new RuleBroken("Vul de werktijd in als VTE, zoals 1 of 0,80.", veld);
}
