namespace LeerwerkFlow.Store;

internal static class DataDirectory
{
    /// <summary>Makes the directory when it is not there and proves that it can be written.</summary>
    public static void Check(string path)
    {
        var proef = Path.Combine(path, ".schrijfproef-" + Guid.NewGuid().ToString("N"));
        try
        {
            Directory.CreateDirectory(path);
            File.WriteAllText(proef, "");
            File.Delete(proef);
        }
        catch (SystemException e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotStart($"LeerwerkFlow mag niet schrijven in de gegevensmap '{Path.GetFullPath(path)}'. Geef schrijfrecht of kies een andere map (instelling DataDirectory).", e);
        }
    }
}
