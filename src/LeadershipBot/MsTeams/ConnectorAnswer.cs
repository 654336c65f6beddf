using System.Text.Json;

namespace LeadershipBot.MsTeams;

/// <summary>What the connector said to a call. It never throws; what could not be asked is an answer too.</summary>
/// <param name="Status">The HTTP status, or 0 where none came.</param>
/// <param name="Code">What it calls the fault, or null.</param>
/// <param name="Body">What came, or an undefined element.</param>
/// <param name="RetryAfter">How long it wants to be left alone, or null.</param>
/// <param name="Why">In words, for the log and the outbox; never a person's words, never a token.</param>
internal sealed record ConnectorAnswer(int Status, string? Code, JsonElement Body, TimeSpan? RetryAfter, string Why)
{
    /// <summary>Whether the call certainly never reached the platform.</summary>
    public bool NeverLeft { get; init; }

    /// <summary>Whether there was no token to call with.</summary>
    public bool HasNoToken { get; init; }

    /// <summary>Whether the address is none that may be called.</summary>
    public bool IsForbidden { get; init; }

    public bool IsFine => Status is >= 200 and < 300;

    public static ConnectorAnswer None(string why) => new(0, null, default, null, why);

    public static ConnectorAnswer Of(int status, ReadOnlySpan<byte> body, TimeSpan? retryAfter)
    {
        var parsed = Parse(body);
        var code = status is >= 200 and < 300 ? null : CodeOf(parsed);
        return new(status, code, parsed, retryAfter, code is null ? $"Teams answered {status}." : $"Teams answered {status}, {code}.");
    }

    /// <summary>A property of the body, or null.</summary>
    public string? Text(string name) => TextOf(Body, name);

    // Three shapes: the error with its code; JSON in a string in JSON; only a message.
    private static string? CodeOf(JsonElement body)
    {
        if (body.ValueKind is not JsonValueKind.Object)
        {
            return null;
        }

        if (body.TryGetProperty("error", out var error) && TextOf(error, "code") is { } code)
        {
            return Word(code);
        }

        if (TextOf(body, "message") is not { } message)
        {
            return null;
        }

        var inner = Parse(System.Text.Encoding.UTF8.GetBytes(message));
        return Word(TextOf(inner, "subCode") ?? TextOf(inner, "code") ?? (inner.ValueKind is JsonValueKind.Undefined ? message : null));
    }

    // It goes into the log, so only what looks like a name.
    private static string? Word(string? text) => text is { Length: > 0 and <= 60 } && text.All(char.IsAsciiLetterOrDigit) ? text : null;

    private static string? TextOf(JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static JsonElement Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            return JsonElement.TryParseValue(ref reader, out var element) ? element.Value : default;
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
