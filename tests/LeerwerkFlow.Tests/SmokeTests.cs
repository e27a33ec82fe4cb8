namespace LeerwerkFlow.Tests;

public sealed class SmokeTests
{
    [Fact]
    public void The_house_stands() => Assert.Equal("LeerwerkFlow", typeof(Program).Assembly.GetName().Name);
}
