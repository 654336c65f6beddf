namespace LeadershipBot.Storage;

/// <summary>Which database, and where.</summary>
/// <param name="Provider"><c>Sqlite</c> or <c>Postgres</c>.</param>
/// <param name="ConnectionString">As the provider writes it; a relative file counts from the working directory.</param>
internal sealed record StorageSettings(string Provider, string ConnectionString)
{
    public const string Sqlite = "Sqlite";

    public const string Postgres = "Postgres";

    /// <summary>Without the connection string, which may hold a password.</summary>
    public override string ToString() => Provider;
}
