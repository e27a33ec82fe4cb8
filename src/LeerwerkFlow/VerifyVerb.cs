namespace LeerwerkFlow;

/// <summary><c>verify</c>: every finding of a folder of flows, file and step named.</summary>
internal static class VerifyVerb
{
    public static Task<int> RunAsync(string[] args, TextWriter output, TextWriter error) =>
        Verbs.WrongUseAsync("Controleren kan nog niet in deze versie.", error);
}
