namespace LeerwerkFlow.Tests.Store;

/// <summary>The servers that the script of the tests starts.</summary>
internal static class Servers
{
    public static string Postgres => Get("LEERWERK_POSTGRES");

    public static string Rabbitmq => Get("LEERWERK_RABBITMQ");

    private static string Get(string naam) => Environment.GetEnvironmentVariable(naam) is { Length: > 0 } waarde
        ? waarde
        : throw new InvalidOperationException($"This test asks for {naam}: `make test` starts PostgreSQL and RabbitMQ on this machine and sets it.");
}
