namespace LeerwerkFlow.Tests.Conformance;

/// <summary>Where the public cases are: LEERWERK_CONFORMANCE, or ../shared/conformance beside the checkout.</summary>
internal static class ConformanceFolder
{
    /// <summary>The folder of one set, or null when it is not on this machine.</summary>
    public static string? Find(string set)
    {
        var folder = Environment.GetEnvironmentVariable("LEERWERK_CONFORMANCE");
        if (string.IsNullOrEmpty(folder))
        {
            var root = new DirectoryInfo(AppContext.BaseDirectory);
            while (root is not null && !File.Exists(Path.Combine(root.FullName, "LeerwerkFlow.sln")))
                root = root.Parent;
            folder = root is null ? "" : Path.Combine(root.FullName, "..", "shared", "conformance");
        }
        var found = Path.Combine(folder, set);
        return File.Exists(Path.Combine(found, "manifest.json")) ? found : null;
    }
}
