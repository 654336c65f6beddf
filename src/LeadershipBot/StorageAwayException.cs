namespace LeadershipBot;

/// <summary>The database is away, full or read-only: nothing was done, and the platform should try again. The message is one sentence for an operator.</summary>
internal class StorageAwayException(string message, Exception? inner = null) : Exception(message, inner);
