using LeadershipBot.Operations.Simulation;

namespace LeadershipBot.Tests.Operations;

/// <summary>A crowd that cannot be put in to the end.</summary>
public class FillingTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Where_a_workspace_cannot_be_installed_nobody_is_there_either(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var store = await database.OpenAsync();
        using var closing = (IDisposable)store;
        var filling = new Filling(store, (_, _) => throw new System.Security.Cryptography.CryptographicException(), TimeProvider.System);
        var day = Daytime.At(NodaTime.SystemClock.Instance.GetCurrentInstant());

        await Should.ThrowAsync<System.Security.Cryptography.CryptographicException>(() => filling.FillAsync(new Crowd("slack", 2, 5), day, "", _ => { }, Cancelled));

        (await store.ReadAsync(Emptiness.IsEmptyAsync, Cancelled)).ShouldBeTrue();
    }
}
