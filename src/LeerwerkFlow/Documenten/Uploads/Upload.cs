using System.Security.Cryptography;

namespace LeerwerkFlow.Documenten.Uploads;

/// <summary>What may come in.</summary>
public enum UploadSoort
{
    Docx,
    Pdf,
    Jpeg,
    Png,
}

/// <summary>A file that was checked by <see cref="CheckUpload"/>.</summary>
/// <param name="Soort">What its bytes are, whatever its name said.</param>
public sealed record Upload(UploadSoort Soort, byte[] Inhoud)
{
    /// <summary>SHA-256 in hex.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Inhoud));

    /// <summary>The kind as a row keeps it, which is also the ending of a name.</summary>
    public string Code => Soort.ToString().ToLowerInvariant();

    /// <summary>The media type of a kind.</summary>
    public static string MediaType(string code) => code switch
    {
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "pdf" => "application/pdf",
        "jpeg" => "image/jpeg",
        "png" => "image/png",
        _ => "application/octet-stream",
    };
}
