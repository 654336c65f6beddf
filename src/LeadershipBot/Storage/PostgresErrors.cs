using System.Net.Sockets;
using System.Security.Authentication;
using Npgsql;

namespace LeadershipBot.Storage;

/// <summary>Tells a server that is away from a statement that was wrong, and from two that got in each other's way.</summary>
/// <remarks>Codes from https://www.postgresql.org/docs/current/errcodes-appendix.html.</remarks>
internal static class PostgresErrors
{
    /// <summary>Whether running the unit again is all that is needed.</summary>
    public static bool IsConflict(Exception error) =>
        error is PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected };

    /// <summary>Whether it is the server itself that failed or cannot be reached.</summary>
    public static bool IsAway(Exception error) => error switch
    {
        PostgresException postgres => Sentence(postgres.SqlState) is not null,
        NpgsqlException or SocketException or TimeoutException => true,
        _ => false,
    };

    /// <summary>The failure in a sentence for an operator.</summary>
    public static StorageAwayException Away(Exception error) => new(
        (error is PostgresException postgres ? Sentence(postgres.SqlState) : Unreached(error))
            ?? "PostgreSQL (Storage:ConnectionString) cannot be reached.",
        error);

    // What the driver knows of the way there lies in the exceptions within its own.
    private static string? Unreached(Exception error) => error switch
    {
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } => "The host in Storage:ConnectionString is not known here.",
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => "Nothing listens at the host and port in Storage:ConnectionString.",
        AuthenticationException => "PostgreSQL's certificate is not one that Storage:ConnectionString lets pass (SSL Mode, Root Certificate).",
        NpgsqlException { InnerException: null } when error.Message.Contains("SSL", StringComparison.Ordinal) => "PostgreSQL speaks no TLS, which Storage:ConnectionString asks for (SSL Mode).",
        _ => error.InnerException is { } inner ? Unreached(inner) : null,
    };

    private static string? Sentence(string state) => state switch
    {
        PostgresErrorCodes.DiskFull => "PostgreSQL's disk is full.",
        PostgresErrorCodes.ReadOnlySqlTransaction => "PostgreSQL (Storage:ConnectionString) is read-only just now.",
        PostgresErrorCodes.InvalidCatalogName => "PostgreSQL has no database of the name in Storage:ConnectionString.",
        PostgresErrorCodes.InsufficientPrivilege => "PostgreSQL does not let the user in Storage:ConnectionString do what is needed.",
        _ when state.StartsWith("28", StringComparison.Ordinal) => "PostgreSQL refuses the user or password in Storage:ConnectionString.",
        _ when state.StartsWith("53", StringComparison.Ordinal) => "PostgreSQL has run out of connections or memory.",
        _ when state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("57P", StringComparison.Ordinal)
            || state.StartsWith("58", StringComparison.Ordinal) || state.StartsWith("XX", StringComparison.Ordinal)
            => "PostgreSQL (Storage:ConnectionString) is shutting down, starting or broken.",
        _ => null,
    };
}
