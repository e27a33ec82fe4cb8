namespace LeerwerkFlow.Access;

/// <summary>A person asked for something that no role of theirs may do; nothing was written.</summary>
public sealed class NotAllowed() : Exception("Je hebt geen recht om dit te doen. Vraag het aan je coördinator.");
