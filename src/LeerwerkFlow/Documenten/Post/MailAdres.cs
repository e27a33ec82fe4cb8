using System.Text.RegularExpressions;

namespace LeerwerkFlow.Documenten.Post;

/// <summary>One mail address as it may stand in a header and be given to a server: plain ASCII, nothing around it.</summary>
public static partial class MailAdres
{
    /// <summary>Characters; servers take a few more.</summary>
    public const int Most = 200;

    /// <summary>The address without the spaces around it.</summary>
    /// <exception cref="RuleBroken">It is none.</exception>
    public static string Read(string? getypt) => Wrong(getypt) is { } zin ? throw new RuleBroken(zin, "Adres") : getypt!.Trim(' ');

    /// <summary>Why it is no address, as a sentence; null when it is one.</summary>
    public static string? Wrong(string? getypt) => (getypt ?? "").Trim(' ') switch
    {
        "" => "Vul het mailadres in.",
        { Length: > Most } => $"Dit mailadres is te lang: hoogstens {Most} tekens.",
        var adres when adres.Any(char.IsControl) => "In dit mailadres staat een teken dat er niet in hoort. Typ het opnieuw.",
        var adres when adres.AsSpan().ContainsAny(',', ';', ' ') || adres.AsSpan().Count('@') > 1 => "Vul één mailadres in, zonder naam erbij.",
        var adres when !adres.All(char.IsAscii) => "Dit mailadres kunnen we niet gebruiken. Er mogen alleen letters zonder accent, cijfers en leestekens in staan.",
        var adres when !Shape().IsMatch(adres) => "Dit is geen mailadres. Een mailadres ziet er zo uit: naam@voorbeeld.be.",
        _ => null,
    };

    [GeneratedRegex(@"\A(?!\.)(?!.*\.\.)[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}(?<!\.)@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])\z")]
    private static partial Regex Shape();
}
