using LeadershipBot.Operations.Simulation;
using LeadershipBot.Slack;
using LeadershipBot.Storage;

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
        var filling = new Filling(store, new Refusing(), TimeProvider.System);
        var day = Daytime.At(NodaTime.SystemClock.Instance.GetCurrentInstant());

        await Should.ThrowAsync<System.Security.Cryptography.CryptographicException>(() => filling.FillAsync(new Crowd("slack", 2, 5), day, "", _ => { }, Cancelled));

        (await store.ReadAsync(Emptiness.IsEmptyAsync, Cancelled)).ShouldBeTrue();
    }

    // Its keys cannot be read.
    private sealed class Refusing : IInstallations
    {
        public Task SaveAsync(Installation installation, CancellationToken cancellationToken) => throw new System.Security.Cryptography.CryptographicException();

        public Task SaveAsync(Unit unit, Installation installation) => throw new System.Security.Cryptography.CryptographicException();

        public Task<IReadOnlyList<(string Workspace, string State, string? Why)>> ListAsync(int most, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask<Installation?> FindAsync(string workspace, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<Installation?> ReadAsync(string workspace, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> StopAsync(string workspace, string token, bool isGone, string why, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> TryHoldAsync(string workspace, TimeSpan most, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<Installation?> RenewAsync(Installation renewed, string old, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> IsFirstAsync(string id, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
