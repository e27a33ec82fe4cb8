namespace LeerwerkFlow;

/// <summary>What was asked for is not there, or this person may not see it: the two are told alike. <see cref="Exception.Message"/> is the Dutch sentence that the person reads.</summary>
public sealed class NotFound(string zin = "Dit bestaat niet, of je mag het niet zien.") : Exception(zin);
