using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace LeerwerkFlow.Vdab;

/// <summary>Where this app itself listens, for the simulator inside it.</summary>
internal static class EigenAdres
{
    /// <param name="pad">Path on this app, with its slash.</param>
    public static Uri Of(IServer server, string pad)
    {
        var eigen = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost";
        var hier = BindingAddress.Parse(eigen);
        var host = hier.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : hier.Host;
        return new($"{hier.Scheme}://{host}:{hier.Port}{pad}");
    }
}
