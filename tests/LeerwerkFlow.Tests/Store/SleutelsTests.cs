using LeerwerkFlow.Store;

namespace LeerwerkFlow.Tests.Store;

public sealed class SleutelsTests
{
    public static TheoryData<string> Engines => Databases.Engines;

    private static string File1(Databases test) => Path.Combine(test.Map, "sleutels", "persoon.sleutel");

    private static string File2(Databases test) => Path.Combine(test.Map, "sleutels", "vertrouwelijk.sleutel");

    [Theory, MemberData(nameof(Engines))]
    public async Task Keys_made_at_the_first_start_open_what_was_sealed_after_a_restart(string engine)
    {
        await using var test = await Databases.CreateAsync(engine);
        byte[] bytes;
        await using (var db = await test.OpenAsync())
        {
            bytes = (await Sleutels.OpenAsync(db)).Seal(Luik.Vertrouwelijk, "{}");
        }

        await using var again = await test.OpenAsync();

        Assert.Equal("{}", (await Sleutels.OpenAsync(again)).Open(Luik.Vertrouwelijk, bytes));
        Assert.NotEqual(await File.ReadAllTextAsync(File1(test)), await File.ReadAllTextAsync(File2(test)));
    }

    [Fact]
    public async Task Only_the_owner_may_read_the_keys()
    {
        await using var test = await Databases.CreateAsync();
        await using var db = await test.OpenAsync();
        await Sleutels.OpenAsync(db);

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(File1(test)));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(test.Map, "sleutels")));
        }
    }

    [Fact]
    public async Task A_lost_key_is_never_replaced_by_a_new_one()
    {
        await using var test = await Databases.CreateAsync();
        await using var db = await test.OpenAsync();
        await Sleutels.OpenAsync(db);
        File.Delete(File2(test));

        var error = await Assert.ThrowsAsync<CannotStart>(() => Sleutels.OpenAsync(db));

        Assert.StartsWith("De sleutel van het luik Vertrouwelijk ontbreekt", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(File2(test)));
    }

    [Fact]
    public async Task A_key_of_another_database_is_refused()
    {
        await using var test = await Databases.CreateAsync();
        await using var db = await test.OpenAsync();
        await Sleutels.OpenAsync(db);

        var error = await Assert.ThrowsAsync<CannotStart>(() => Sleutels.OpenAsync(db, persoon: Convert.ToBase64String(new byte[32])));
        Assert.StartsWith("De sleutel van het luik Persoon hoort niet bij deze databank", error.Message, StringComparison.Ordinal);

        File.Copy(File2(test), File1(test), overwrite: true);
        await Assert.ThrowsAsync<CannotStart>(() => Sleutels.OpenAsync(db));
    }

    [Theory]
    [InlineData("geen base64!")]
    [InlineData("AAAA")]
    public async Task A_key_that_is_no_key_is_refused(string sleutel)
    {
        await using var test = await Databases.CreateAsync();
        await using var db = await test.OpenAsync();

        var error = await Assert.ThrowsAsync<CannotStart>(() => Sleutels.OpenAsync(db, persoon: sleutel));

        Assert.Contains("geen sleutel van 32 bytes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_from_settings_leave_no_file()
    {
        await using var test = await Databases.CreateAsync();
        await using var db = await test.OpenAsync();

        await Sleutels.OpenAsync(db, Convert.ToBase64String(new byte[32]), Convert.ToBase64String([.. Enumerable.Repeat((byte)1, 32)]));

        Assert.False(Directory.Exists(Path.Combine(test.Map, "sleutels")));
    }
}
