namespace LeerwerkFlow.Store;

/// <summary>Sealed bytes do not open: another key, another luik, or somebody changed them. <see cref="Exception.Message"/> is the Dutch sentence.</summary>
public sealed class KluisGesloten(string zin, Exception? inner = null) : Exception(zin, inner);
