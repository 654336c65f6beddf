using LeadershipBot.Cards;
using LeadershipBot.Outbox;

namespace LeadershipBot.WebChat;

/// <summary>The people of the web chat: those one can play, and a bot and a guest to try to invite.</summary>
internal sealed class WebRoster(Rooms rooms) : IRoster
{
    /// <summary>The one group there is: everybody.</summary>
    public const string Everybody = "everybody";

    private static readonly IReadOnlyList<Account> Others =
    [
        new("helper", "Helper (a bot)", null, IsPerson: false, IsOurs: true, IsActive: true, IsAdmin: false),
        new("guest", "Gale (a guest)", null, IsPerson: true, IsOurs: false, IsActive: true, IsAdmin: false),
    ];

    public string Platform => WebChat.Name;

    public Task<Account?> FindAsync(Address person, CancellationToken cancellationToken) => Task.FromResult(
        Leader.All.FirstOrDefault(leader => leader.Id == person.User) is { } leader
            ? new Account(leader.Id, leader.Name, rooms.Zone.Id, IsPerson: true, IsOurs: true, IsActive: true, IsAdmin: leader == Leader.All[0])
            : Others.FirstOrDefault(other => other.User == person.User));

    public Task<IReadOnlyList<string>?> MembersAsync(string workspace, string group, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>?>(
        group == Everybody ? [.. Leader.All.Select(leader => leader.Id), .. Others.Select(other => other.User)] : null);

    public Task<IReadOnlyList<Option>?> PeopleAsync(Address asker, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Option>?>(
        [.. Leader.All.Select(leader => new Option(leader.Id, $"{leader.Name} · {leader.Role}")), .. Others.Select(other => new Option(other.User, other.Name))]);

    public Task<IReadOnlyList<Option>?> GroupsAsync(Address asker, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Option>?>([new(Everybody, "Everybody in this web chat")]);
}
