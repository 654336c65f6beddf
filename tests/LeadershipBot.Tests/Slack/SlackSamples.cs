using System.Collections;
using System.Reflection;
using LeadershipBot.Cards;
using LeadershipBot.CheckIns;
using LeadershipBot.Guidance;
using LeadershipBot.Handovers;
using NodaTime;

namespace LeadershipBot.Tests.Slack;

/// <summary>Every card and form that Core can make, each with every kind of text a person may have typed. A new one takes part by being there.</summary>
internal static class SlackSamples
{
    private static readonly LocalDate Today = new(2026, 11, 23);

    private static readonly Library Library = Pack.Read(Pack.BuiltIn, "https://example.com/essay").Library!;

    /// <summary>What people type, by what is special about it.</summary>
    public static readonly IReadOnlyDictionary<string, string> Texts = new Dictionary<string, string>
    {
        ["plain"] = "the release",
        ["long"] = string.Concat(Enumerable.Repeat("Übergabe & Verantwortung ", 160)),
        ["empty"] = "",
        ["emoji"] = string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦🎉é", 12)),
        ["injection"] = "<!channel> <!here|x> <@U1> <https://x.example|y> *b* `c` &lt;!everyone&gt; :tada: \u0000\ud83d",
        ["right-to-left"] = "\u202eمرحبا بالعالم، שלום",
    };

    public static IEnumerable<(string Name, Card? Card, Form? Form)> All() => Texts.Keys.SelectMany(Of);

    private static IEnumerable<(string Name, Card? Card, Form? Form)> Of(string flavour)
    {
        foreach (var method in typeof(Card).Assembly.GetExportedTypes().SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(method => method.DeclaringType != typeof(Card) && method.ReturnType is var type && (type == typeof(Card) || type == typeof(Form))))
        {
            foreach (var (variant, arguments) in Arguments(method, flavour))
            {
                var made = method.Invoke(null, arguments);
                yield return ($"{method.DeclaringType!.Name}.{method.Name}{variant}.{flavour}", made as Card, made as Form);
            }
        }
    }

    private static IEnumerable<(string Variant, object?[] Arguments)> Arguments(MethodInfo method, string flavour) => method switch
    {
        { DeclaringType.Name: nameof(CheckInCards), Name: "Of" } => Views(flavour).Select(view => ($"-{view.Name}", new object?[] { view.View })),
        { DeclaringType.Name: nameof(GuidanceCards), Name: "Of" } => Readings(flavour).Select(reading => ($"-{reading.Tier}", new object?[]
        {
            reading, Library, (Func<string, Nudge?>)(theme => Library.Nudges.First(nudge => nudge.Theme == theme)), "Dr. Larsen, 555 0100", "C1_1605853844.000800",
        })),
        _ => [("", [.. method.GetParameters().Select(parameter => Sample(parameter.ParameterType, parameter.Name!, flavour))])],
    };

    private static object? Sample(Type type, string name, string flavour)
    {
        var text = Texts[flavour];

        return (name, type) switch
        {
            ("themes", _) when type == typeof(string) => string.Join(',', Library.Themes.Take(3).Select(theme => theme.Id)),
            ("themes", _) => Library.Themes.Take(3).Select(theme => theme.Id).ToList(),
            ("place", _) => "C1_1605853844.000800",
            ("url", _) => "https://leadership.example.com/export/Zm9vYmFy",
            ("role", _) => "co",
            ("offer", _) => "12-3-co-4",
            ("week", _) when type == typeof(string) => "2026-W48",
            _ when type == typeof(string) => text,
            _ when type == typeof(long) || type == typeof(long?) => 7L,
            _ when type == typeof(int) || type == typeof(int?) => 4,
            _ when type == typeof(bool) || type == typeof(bool?) => true,
            _ when type == typeof(LocalDate) || type == typeof(LocalDate?) => Today.PlusDays(3),
            _ when type == typeof(LocalDateTime) => Today.PlusDays(3).At(new LocalTime(9, 0)),
            _ when type == typeof(LocalTime) => new LocalTime(14, 0),
            _ when type == typeof(Instant) || type == typeof(Instant?) => Instant.FromUtc(2026, 11, 23, 8, 0),
            _ when type == typeof(DateTimeZone) => DateTimeZoneProviders.Tzdb["Europe/Oslo"],
            _ when type == typeof(Week) || type == typeof(Week?) => Week.Of(Today),
            _ when type == typeof(Cadence) => Cadence.Default(Week.Of(Today)),
            _ when type == typeof(Library) => Library,
            _ when type == typeof(Nudge) => Library.Nudges[0],
            _ when type == typeof(Theme) => Library.Theme(Library.Nudges[0].Theme),
            _ when type == typeof(Place) => Library.Nudges[0].Place,
            _ when type == typeof(Bar) => throw new InvalidOperationException("Bars come as a list."),
            _ when type == typeof(IReadOnlyList<Bar>) => Enumerable.Range(36, 12).Select(week => new Bar($"W{week}", Row(week), week % 4 == 0 ? "skipped" : null)).ToList(),
            _ when type == typeof(IReadOnlyList<Option>) => null,
            _ when type.IsEnum => Enum.GetValues(type).GetValue(0),
            _ when Nullable.GetUnderlyingType(type) is { } inner => Sample(inner, name, flavour),
            _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) => List(type.GetGenericArguments()[0], name, flavour),
            _ => Record(type, flavour),
        };
    }

    private static int[] Row(int week) => [.. Enumerable.Range(0, 4).Select(answer => week % 4 != 0 && week % 3 == answer ? 1 : 0)];

    private static IList List(Type item, string name, string flavour)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;

        for (var number = 0; number < (flavour switch { "empty" => item == typeof(string) ? 1 : 0, "plain" => 2, _ => 12 }); number++)
        {
            list.Add(Sample(item, name, flavour));
        }

        return list;
    }

    private static object Record(Type type, string flavour)
    {
        var constructor = type.GetConstructors().MaxBy(made => made.GetParameters().Length)
            ?? throw new InvalidOperationException($"No sample of {type.Name}.");

        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Sample(parameter.ParameterType, parameter.Name!, flavour))]);
    }

    private static IEnumerable<Reading> Readings(string flavour)
    {
        var ranked = Library.Themes.Select(theme => theme.Id).ToList();
        string[] words = flavour is "empty" ? [] : [SlackSamplesText(flavour), "at night"];

        foreach (var tier in Enum.GetValues<Tier>())
        {
            yield return (Reading)Record(typeof(Reading), flavour) with { Tier = tier, Ranked = ranked, Words = words };
        }
    }

    private static string SlackSamplesText(string flavour) => Texts[flavour] is { Length: > 40 } text ? text[..40] : Texts[flavour];

    private static IEnumerable<(string Name, CheckInView View)> Views(string flavour)
    {
        var nudge = Library.Nudges[0];
        var handover = new Handover(3, Texts[flavour], Texts[flavour], DelegationLevel.Inquire, Today.PlusDays(20), HandoverState.Open, Today.PlusDays(-20));
        var open = new CheckIn { Week = Week.Of(Today), Number = 3, State = CheckInState.Open };

        yield return ("question", View(open));
        yield return ("question-handover", View(open with { Second = new(SecondKind.Handover, "3", null) }) with { Handover = handover });
        yield return ("question-commitment", View(open with { Second = new(SecondKind.Commitment, "3", null) }) with { Commitment = nudge });
        yield return ("question-go-on", View(open with { Second = new(SecondKind.GoOn, "", null) }));
        yield return ("skipped", View(open with { IsSkipped = true }));
        yield return ("closed", View(open with { State = CheckInState.Closed, Answer = Answer.Details }));
        yield return ("reason", View(open with { Answer = Answer.Details, Second = new(SecondKind.Reason, "", null) }));
        yield return ("remember", View(open with { Answer = Answer.Handed, Second = new(SecondKind.Remember, "", null) }));
        yield return ("thought", View(open with { Answer = Answer.Both, Thought = nudge.Id }) with { Thought = nudge });
        yield return ("thought-kept", View(open with { Answer = Answer.Both, Thought = nudge.Id, Mark = ThoughtMark.Kept }) with { Thought = nudge });
        yield return ("thought-question-only", View(open with { Answer = Answer.Both, Thought = nudge.Id, QuestionOnly = true }) with { Thought = nudge });
        yield return ("season", View(open with { Answer = Answer.Both, Thought = nudge.Id, Second = new(SecondKind.Season, "2026-W40", null) }) with
        {
            Thought = nudge,
            LookBack = new(8, new Dictionary<Answer, int> { [Answer.Handed] = 3, [Answer.Both] = 2, [Answer.Details] = 1, [Answer.Purpose] = 1 }, 1, [Texts[flavour], "the roadmap"]),
        });
        yield return ("rotating", View(open with { Answer = Answer.Handed, Second = new(SecondKind.Rotating, RotatingQuestion.All[0].Id, null) }));

        CheckInView View(CheckIn checkIn) => new(checkIn, Library, Today) { NextOn = Today.PlusDays(10) };
    }
}
