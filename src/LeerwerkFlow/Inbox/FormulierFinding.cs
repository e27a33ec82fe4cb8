namespace LeerwerkFlow.Inbox;

/// <summary>Something wrong in a form file: the file, the field (null: the file as a whole) and the Dutch sentence.</summary>
public sealed record FormulierFinding(string Bestand, string? Veld, string Zin)
{
    public override string ToString() => Veld is null ? $"{Bestand}: {Zin}" : $"{Bestand}, veld ‘{Veld}’: {Zin}";
}
