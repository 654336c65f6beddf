using FsCheck;
using FsCheck.Fluent;
using LeadershipBot.Cards;
using LeadershipBot.Guidance;

namespace LeadershipBot.Tests.Guidance;

/// <summary>Whatever is typed has no power: a reply is stored text, plus the person's own words quoted.</summary>
public class InjectionProperties
{
    private const string Human = "the company doctor";

    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(400);
    private static readonly Library Pack = SmallLibrary.Of(48);
    private static readonly HashSet<string> Stored = [.. Readings().SelectMany(reading => Said(Reply(reading))), .. BetweenQuotes];
    private static readonly HashSet<string> Buttons = [.. Readings().SelectMany(reading => Choices(Reply(reading).Parts)).Select(choice => $"{choice.Action}")];

    private static IEnumerable<string> BetweenQuotes => ["You wrote ", "", ", ", " and ", ". "];

    [LongFact]
    public void A_reply_is_stored_text_plus_the_asker_s_own_words_quoted() => Check(text =>
    {
        var card = Reply(Shipped.Guide.Read(text));

        Said(card).Where(said => !Stored.Contains(said)).ShouldBeEmpty();
        card.Toast.ShouldBe(Card.ReplyToast);
        card.IsForEverybody.ShouldBeFalse();
    });

    [LongFact]
    public void What_is_quoted_was_typed_in_one_line_and_is_short() => Check(text =>
    {
        foreach (var quote in Quotes(Reply(Shipped.Guide.Read(text))))
        {
            text.Contains(quote, StringComparison.Ordinal).ShouldBeTrue(quote);
            quote.Length.ShouldBeInRange(1, 40);
            quote.AsSpan().ContainsAny('\n', '\r', '<').ShouldBeFalse(quote);
        }
    });

    [LongFact]
    public void A_text_adds_no_button_and_changes_none() =>
        Check(text => Choices(Reply(Shipped.Guide.Read(text)).Parts).ShouldAllBe(choice => Stored.Contains(choice.Label) && IsKnown(choice)));

    [LongFact]
    public void A_typed_answer_is_one_of_five_whatever_it_says() =>
        Check(text => AnswerEvaluation.Labels.ShouldContain(AnswerEvaluation.LabelOf(Shipped.AnswerReader.Read(text).Answer)));

    // "None of these" carries the ids of what was shown, in any order.
    private static bool IsKnown(Choice choice) => choice.Action.Verb == "none"
        ? choice.Action.Value.Split(',').All(Theme.Ids.Contains)
        : Buttons.Contains($"{choice.Action}");

    private static Card Reply(Reading reading) =>
        GuidanceCards.Of(reading, Pack, theme => Pack.Nudges.First(nudge => nudge.Theme == theme), Human);

    // Every theme first, beside every other, sure, unsure and worn out; and every way of not answering. Nobody's words.
    private static IEnumerable<Reading> Readings() =>
    [
        .. from first in Theme.Ids
           from second in Theme.Ids
           from tier in new[] { Tier.Answer, Tier.Offer }
           from worn in new[] { false, true }
           from near in new[] { false, true }
           select new Reading(tier, [.. new[] { first, second }.Concat(Theme.Ids).Distinct()], []) { Worn = worn, Near = near },
        .. from tier in new[] { Tier.None, Tier.Safety, Tier.OthersData }
           from noise in new[] { false, true }
           from products in new[] { false, true }
           select new Reading(tier, Theme.Ids, []) { Noise = noise, Products = products },
    ];

    private static IEnumerable<string> Said(Card card) => card.Parts.SelectMany(Said);

    private static IEnumerable<string> Said(Part part) => part switch
    {
        Paragraph paragraph => paragraph.Spans.Where(span => span.Look is not Look.Quoted).Select(span => span.Text),
        Thought thought => new[] { thought.Claim, thought.Question, thought.Step, thought.Source, thought.SourceUrl }.OfType<string>(),
        Choices choices => choices.Items.Select(choice => choice.Label),
        Fold fold => [fold.Label, .. fold.Parts.SelectMany(Said)],
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "Not a part of a reply."),
    };

    private static IEnumerable<string> Quotes(Card card) =>
        card.Parts.OfType<Paragraph>().SelectMany(paragraph => paragraph.Spans).Where(span => span.Look is Look.Quoted).Select(span => span.Text);

    private static IEnumerable<Choice> Choices(IEnumerable<Part> parts) =>
        parts.SelectMany(part => part switch { Choices choices => choices.Items, Fold fold => Choices(fold.Parts), _ => [] });

    private static void Check(Action<string> holds) =>
        Prop.ForAll(Injections.Any().ToArbitrary(), holds).Check(Many);
}
