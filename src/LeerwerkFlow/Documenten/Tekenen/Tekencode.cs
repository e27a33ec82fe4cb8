using LeerwerkFlow.Documenten.Controle;

namespace LeerwerkFlow.Documenten.Tekenen;

/// <summary>
/// The code beside a place to sign: the code of the document and the number of the signer, <c>ABCD-EFGH-JKMN-2</c>. It opens nothing by itself: only who may see the traject
/// and signed in gets further with it.
/// </summary>
public static class Tekencode
{
    /// <summary>As it stands on paper.</summary>
    /// <param name="wie">A code of <see cref="DocumentRow.Ondertekenaars"/>.</param>
    public static string Shown(string code, string wie) => $"{Controlecode.Shown(code)}-{Array.IndexOf([.. DocumentRow.Ondertekenaars.Keys], wie) + 1}";

    /// <summary>The code of the document and the signer in what somebody typed or scanned; or null when they are not in it.</summary>
    public static (string Code, string Wie)? Read(string? typed)
    {
        var text = typed?.Trim() ?? "";
        if (text.Length == 0 || text.Length > 40 || !char.IsAsciiDigit(text[^1]))
            return null;
        var nummer = text[^1] - '1';
        return Controlecode.Read(text[..^1]) is { } code && nummer >= 0 && nummer < DocumentRow.Ondertekenaars.Count ? (code, DocumentRow.Ondertekenaars.Keys.ElementAt(nummer)) : null;
    }
}
