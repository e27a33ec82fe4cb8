namespace LeerwerkFlow.Store;

/// <summary>The disk is full or refuses to write. The step is wholly undone; <see cref="Exception.Message"/> is the Dutch sentence for the person.</summary>
public sealed class StoreFull(Exception inner)
    : Exception("De schijf is vol of weigert te schrijven. Er is niets bewaard. Maak plaats vrij en probeer het opnieuw.", inner);
