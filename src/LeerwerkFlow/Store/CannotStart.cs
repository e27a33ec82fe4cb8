namespace LeerwerkFlow.Store;

/// <summary>The app may not start on this database, directory or key. <see cref="Exception.Message"/> is one clear Dutch line for whoever starts it.</summary>
public sealed class CannotStart(string zin, Exception? inner = null) : Exception(zin, inner);
