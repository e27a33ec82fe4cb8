using LeerwerkFlow.Access;

namespace LeerwerkFlow.Tests.Access;

public sealed class RolesTests
{
    [Fact]
    public void Roles_survive_their_column()
    {
        Assert.Equal("coordinator,coach", Roles.Text([Role.Coach, Role.Coordinator, Role.Coach]));
        Assert.Equal([Role.Coordinator, Role.Coach], Roles.Parse("coordinator, coach").Order());
    }

    [Theory]
    [InlineData("vdab")]
    [InlineData("deelnemer")]
    [InlineData("Coach")]
    [InlineData("1")]
    [InlineData("")]
    public void Nobody_else_is_a_role(string code) => Assert.Null(Roles.Find(code));
}
