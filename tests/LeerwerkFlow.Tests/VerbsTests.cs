using System.Net;
using System.Net.Sockets;
using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using Microsoft.Extensions.DependencyInjection;

namespace LeerwerkFlow.Tests;

public sealed class VerbsTests : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("leerwerkflow-");
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("help")]
    public async Task Help_is_given_in_Dutch_and_English(string arg)
    {
        Assert.Equal(0, await Verbs.RunAsync([arg], output, error));

        foreach (var word in new[] { "simulate", "verify", "render", "leesbaarheid", "import-flows", "export-flows", "import-pakket", "export-pakket", "check", "backup", "restore", "maak-beheerder", "speelt een traject", "plays a traject" })
            Assert.Contains(word, output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dansen", "Het werkwoord 'dansen' bestaat niet.")]
    [InlineData("--Datadirectori=x", "De instelling '--Datadirectori=x' bestaat niet.")]
    [InlineData("maak-beheerder", "Geef één gebruikersnaam: maak-beheerder <gebruikersnaam>.")]
    public async Task Wrong_use_is_said_in_one_line_with_the_help(string arg, string zin)
    {
        Assert.Equal(2, await Verbs.RunAsync([arg], output, error));

        Assert.StartsWith(zin, error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Werkwoorden", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_demo_starts()
    {
        Assert.Equal(2, await Verbs.RunAsync(["--Demo=false", Data()], output, error));

        Assert.StartsWith("Alleen de demo start", OneLine(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bus = rabbitmq is voor meer dan één machine", "--Bus=rabbitmq", "--Rabbitmq=amqp://127.0.0.1/")]
    [InlineData("De instelling Bus = duif bestaat niet. Kies memory of rabbitmq.", "--Bus=duif")]
    [InlineData("Clockwork = clustered werkt alleen met PostgreSQL. Kies Store = postgres, of Clockwork = single.", "--Clockwork=clustered")]
    [InlineData("De instelling Clockwork = zandloper bestaat niet. Kies single, clustered of off.", "--Clockwork=zandloper")]
    [InlineData("De instelling Store is 'kaartenbak', maar kan alleen 'sqlite' of 'postgres' zijn.", "--Store=kaartenbak")]
    [InlineData("PostgreSQL opent niet: ", "--Store=postgres", "--Store:Postgres=Host=127.0.0.1;Port=1")]
    public async Task Settings_for_growth_that_do_not_fit_together_are_one_clear_line(string zin, params string[] settings)
    {
        Assert.Equal(2, await Verbs.RunAsync([.. settings, Data()], output, error));

        Assert.StartsWith(zin, OneLine(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("127.0.0.1:5672")]
    [InlineData("http://127.0.0.1/")]
    public void RabbitMQ_without_an_address_is_one_clear_line(string? adres) => Assert.StartsWith(
        "Bus = rabbitmq vraagt een adres", Assert.Throws<CannotStart>(() => new ServiceCollection().AddBus("rabbitmq", adres, Dialect.Postgres, "")).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_taken_port_is_one_clear_line()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        Assert.Equal(2, await Verbs.RunAsync([$"--Urls=http://{taken.LocalEndpoint}", Data(), "--DemoTrajecten=0", "--Logging:LogLevel:Default=None", "--Logging:LogLevel:Microsoft.Hosting.Lifetime=None"], output, error));

        Assert.Contains("al in gebruik", OneLine(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_directory_that_cannot_be_written_is_one_clear_line()
    {
        var file = Path.Combine(directory.FullName, "geen-map");
        await File.WriteAllTextAsync(file, "");

        Assert.Equal(2, await Verbs.RunAsync(["--DataDirectory=" + file], output, error));

        Assert.Contains("mag niet schrijven", OneLine(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_beheerder_is_made_once_with_a_password_printed_once()
    {
        string[] args = ["maak-beheerder", "Bea", Data(), "--Access:Turns=10"];

        Assert.Equal(0, await Verbs.RunAsync(args, output, error));
        Assert.Equal(1, await Verbs.RunAsync(args, output, error));

        Assert.Equal("Deze gebruikersnaam bestaat al.", OneLine());
        var wachtwoord = output.ToString().TrimEnd().Split(' ')[^1];
        await using var store = await Db.OpenAsync(new("sqlite", "", directory.FullName, Demo: true), Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        var bea = await new SignIn(store, new(Turns: 10), TimeProvider.System).RunAsync("bea", wachtwoord);
        Assert.Equal(("beheerder", true), (bea!.Rollen, bea.MoetWijzigen));
    }

    [Fact]
    public async Task A_flow_goes_out_as_a_package_and_is_known_when_it_comes_back()
    {
        var zip = Path.Combine(directory.FullName, "wep.zip");

        Assert.Equal(0, await Verbs.RunAsync(["import-flows", Path.Combine(AppContext.BaseDirectory, "workflows"), Data()], output, error));
        Assert.Equal(0, await Verbs.RunAsync(["export-pakket", "wep-2008", zip, Data()], output, error));
        Assert.Equal(0, await Verbs.RunAsync(["import-pakket", zip, Data()], output, error));
        Assert.Equal(1, await Verbs.RunAsync(["import-pakket", Path.Combine(directory.FullName, "weg.zip"), Data()], output, error));
        Assert.Equal(2, await Verbs.RunAsync(["import-pakket"], output, error));

        Assert.Contains("wep.zip: Werkervaring (besluit van 10 juli 2008), 8 flows en ", output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("Alles uit dit pakket was er al.\n", output.ToString().ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("kan niet gelezen of geschreven worden.", error.ToString(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        output.Dispose();
        error.Dispose();
        directory.Delete(recursive: true);
    }

    private string Data() => "--DataDirectory=" + directory.FullName;

    private string OneLine() => Assert.Single(error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
}
