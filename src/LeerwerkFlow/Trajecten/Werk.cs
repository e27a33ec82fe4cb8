namespace LeerwerkFlow.Trajecten;

/// <summary>Work on one traject that any node may do. A message holds no more than where to look: what is to be done stands in the rows, so one that is lost or comes twice changes nothing.</summary>
public abstract record Werk(string Traject);

/// <summary>Wakes what is due on one local date.</summary>
/// <param name="Dag">The day on which the waits fall due; earlier ones are work of their own.</param>
public sealed record WakeTraject(string Traject, DateOnly Dag) : Werk(Traject);

/// <summary>Makes the documents that are requested.</summary>
public sealed record RenderDocumenten(string Traject) : Werk(Traject);

/// <summary>Delivers the next melding.</summary>
public sealed record DeliverVolgende(string Traject) : Werk(Traject);

/// <summary>The answer to a <see cref="Werk"/>.</summary>
/// <param name="Aantal">How much was done; 0 when there was nothing, or when somebody else did it.</param>
public sealed record Gedaan(int Aantal);
