namespace LeerwerkFlow.Documenten.Uploads;

/// <summary>The one door for files from outside. What a file is, is told by its bytes; what could do harm, or cannot be looked into, stays out with a sentence that says what to do.</summary>
public static class CheckUpload
{
    /// <summary>Bytes of one file.</summary>
    public const int Most = 10 * 1024 * 1024;

    /// <summary>Bytes of a whole request: a file that is somewhat too large still gets its sentence.</summary>
    public const int MostRequest = 16 * 1024 * 1024;

    /// <summary>The field of the form, for the sentence beside it.</summary>
    public const string Veld = "Bestand";

    public const string Leeg = "Dit bestand is leeg. Kies het bestand opnieuw.";
    public const string TeGroot = "Dit bestand is groter dan 10 MB. Maak het kleiner, bijvoorbeeld met minder foto’s of bladzijden, en kies het opnieuw.";
    public const string GeenWord = "Dit is geen Word-bestand (.docx). Bewaar je tekst in Word als ‘Word-document (*.docx)’ en kies dat bestand.";
    public const string OudWord = "Dit is een oud Word-bestand (.doc), of er staat een wachtwoord op. Bewaar het zonder wachtwoord als ‘Word-document (*.docx)’ en kies dat bestand.";
    public const string GeenScan = "Dit is geen foto (JPEG of PNG) en geen PDF. Neem een nieuwe foto van het blad, of scan het als PDF.";
    public const string Dubbel = "Dit bestand is van twee soorten tegelijk. Zoiets nemen we niet aan. Bewaar het opnieuw, of neem een nieuwe foto.";

    /// <summary>The file of a form.</summary>
    /// <exception cref="RuleBroken">There is none, or it is refused.</exception>
    public static async Task<Upload> ReadAsync(IFormFile? bestand, IReadOnlyCollection<UploadSoort> welkom, CancellationToken ct = default)
    {
        if (bestand is null)
            throw Refused("Kies eerst een bestand.");
        if (bestand.Length > Most)
            throw Refused(TeGroot);
        var bytes = new byte[bestand.Length];
        await using var stream = bestand.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, ct);
        return Check(bytes, welkom);
    }

    /// <exception cref="RuleBroken">It is not of these kinds, or it is refused.</exception>
    public static Upload Check(byte[] bytes, IReadOnlyCollection<UploadSoort> welkom)
    {
        if (bytes.Length == 0)
            throw Refused(Leeg);
        if (bytes.Length > Most)
            throw Refused(TeGroot);
        var isWord = welkom.Contains(UploadSoort.Docx);
        if (isWord && bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            throw Refused(OudWord);
        if (Kind(bytes) is not { } soort || !welkom.Contains(soort))
            throw Refused(isWord ? GeenWord : GeenScan);
        switch (soort)
        {
            case UploadSoort.Docx:
                DocxCheck.Run(bytes);
                break;
            case UploadSoort.Pdf:
                PdfCheck.Run(bytes);
                break;
            default:
                BeeldCheck.Run(soort, bytes);
                break;
        }

        if (soort != UploadSoort.Docx && IsZipToo(bytes))
            throw Refused(Dubbel);
        return new(soort, bytes);
    }

    internal static RuleBroken Refused(string zin) => new(zin, Veld);

    private static UploadSoort? Kind(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("PK\x3\x4"u8) ? UploadSoort.Docx
        : bytes.StartsWith("%PDF-"u8) ? UploadSoort.Pdf
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? UploadSoort.Jpeg
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? UploadSoort.Png
        : null;

    // A ZIP is read from its end: the record with which it closes, and at most a comment of 65,535 bytes after it.
    private static bool IsZipToo(ReadOnlySpan<byte> bytes)
    {
        var tail = bytes[Math.Max(0, bytes.Length - 22 - 65_535)..];
        return tail.LastIndexOf("PK\x5\x6"u8) is >= 0 and var at && tail.Length - at >= 22;
    }
}
