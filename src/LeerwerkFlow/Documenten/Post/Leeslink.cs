namespace LeerwerkFlow.Documenten.Post;

/// <summary>The link in a mail: what bounds it.</summary>
public static class Leeslink
{
    /// <summary>How long it opens; the last day still counts.</summary>
    public const int Dagen = 30;

    /// <summary>Wrong answers after which it opens no more.</summary>
    public const int Pogingen = 5;

    /// <summary>True when the reader is asked for the date of birth: a document for bedrijven names nobody.</summary>
    public static bool AsksGeboortedatum(string ontvanger) => ontvanger != "bedrijven";
}
