using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace LeerwerkFlow.Tests.Faults;

/// <summary>A line to a server on this machine, which a test can cut and mend.</summary>
internal sealed class Lijn : IDisposable
{
    private readonly int naar;
    private readonly ConcurrentBag<TcpClient> ends = [];
    private TcpListener door;

    public Lijn(int naar)
    {
        this.naar = naar;
        door = Open(0);
        Poort = ((IPEndPoint)door.LocalEndpoint).Port;
    }

    /// <summary>The port at which the server is found.</summary>
    public int Poort { get; }

    /// <summary>The server is gone: what was said is lost, and nobody answers.</summary>
    public void Cut()
    {
        door.Stop();
        while (ends.TryTake(out var end))
            end.Dispose();
    }

    public void Mend() => door = Open(Poort);

    public void Dispose()
    {
        Cut();
        door.Dispose();
    }

    private TcpListener Open(int poort)
    {
        var listener = new TcpListener(IPAddress.Loopback, poort);
        listener.Start();
        _ = AcceptAsync(listener);
        return listener;
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                var here = await listener.AcceptTcpClientAsync();
                var there = new TcpClient();
                ends.Add(here);
                ends.Add(there);
                await there.ConnectAsync(IPAddress.Loopback, naar);
                _ = Task.WhenAny(here.GetStream().CopyToAsync(there.GetStream()), there.GetStream().CopyToAsync(here.GetStream())).ContinueWith(
                    _ =>
                    {
                        here.Dispose();
                        there.Dispose();
                    },
                    TaskScheduler.Default);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // It was cut.
            return;
        }
    }
}
