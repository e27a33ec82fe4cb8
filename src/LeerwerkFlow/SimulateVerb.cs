namespace LeerwerkFlow;

/// <summary><c>simulate</c>: one JSON object or one Dutch line per event, the summary last.</summary>
internal static class SimulateVerb
{
    public static Task<int> RunAsync(string[] args, TextWriter output, TextWriter error) =>
        Verbs.WrongUseAsync("Simuleren kan nog niet in deze versie.", error);
}
