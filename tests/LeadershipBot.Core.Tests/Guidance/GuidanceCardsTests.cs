using LeadershipBot.Cards;
using LeadershipBot.Guidance;

namespace LeadershipBot.Tests.Guidance;

public class GuidanceCardsTests
{
    private const string Human = "Sam in HR, ext. 12";

    // Thirty-two thoughts: two of each theme.
    private static readonly Library Pack = SmallLibrary.Of(32);
    private static readonly string[] Ranked = ["decision-hub", "delegate-ownership", "earn-trust", "org-dynamics"];
    private static readonly Reading Sure = new(Tier.Answer, Ranked, ["wait for me", "directors", "decide"]);

    [Fact]
    public void A_sure_reply_reads_as_kept() => Kept.As(
        "guidance-sure",
        ("three of their words", Told(Sure)),
        ("none of their words", Told(Sure with { Words = [] })),
        ("two of their words, in a channel", Told(Sure with { Words = ["wait for me", "directors"] }, place: "C1")),
        ("worn out, with a human named", Told(Sure with { Tier = Tier.Offer, Worn = true }, Human)),
        ("worn out, with nobody named", Told(Sure with { Worn = true })),
        ("it may be about more, with a human named", Told(Sure with { Near = true }, Human).Split('\n')[^1]),
        ("it may be about more, with nobody named", Told(Sure with { Near = true }).Split('\n')[^1]),
        ("worn out, and it may be about more", Told(Sure with { Worn = true, Near = true }, Human).Split('\n')[^1]),
        ("a theme without a thought is offered", Drawing.Of(GuidanceCards.Of(Sure, Pack, _ => null, safety: null))));

    [Fact]
    public void An_unsure_reply_reads_as_kept() => Kept.As(
        "guidance-unsure",
        ("three ways", Told(Sure with { Tier = Tier.Offer, Words = ["directors"] })),
        ("in a channel", Told(Sure with { Tier = Tier.Offer, Words = [] }, place: "C1")),
        ("one way", Drawing.Of(GuidanceCards.Offer(["earn-trust"], Pack))),
        ("two ways", Drawing.Of(GuidanceCards.Offer(["earn-trust", "org-dynamics"], Pack))));

    [Fact]
    public void What_is_no_question_for_the_essay_reads_as_kept() => Kept.As(
        "guidance-none",
        ("off the essay", Told(Sure with { Tier = Tier.None })),
        ("off the essay, and it may be about more", Told(Sure with { Tier = Tier.None, Near = true }, Human)),
        ("nothing fits", Drawing.Of(GuidanceCards.NothingFits(Pack))),
        ("nothing was asked", Told(Sure with { Tier = Tier.None, Noise = true })),
        ("a choice of products", Told(Sure with { Tier = Tier.None, Products = true })),
        ("a choice of products, in a channel", Told(Sure with { Tier = Tier.None, Products = true }, place: "C1").Split('\n')[2]),
        ("a human is needed", Told(Sure with { Tier = Tier.Safety }, Human)),
        ("a human is needed, and nobody is named", Told(Sure with { Tier = Tier.Safety })),
        ("another person's answers", Told(Sure with { Tier = Tier.OthersData })));

    [Fact]
    public void What_follows_a_thought_reads_as_kept() => Kept.As(
        "guidance-after",
        ("picked", Drawing.Of(GuidanceCards.Picked(Pack.Themes[4], Pack.Nudges[4], Pack))),
        ("picked in a channel", Drawing.Of(GuidanceCards.Picked(Pack.Themes[4], Pack.Nudges[4], Pack, "C1"))),
        ("in the channel, instead of the reply", Drawing.Of(GuidanceCards.InPrivate())),
        ("for everybody", Drawing.Of(GuidanceCards.ForEverybody(Pack.Themes[4], Pack.Nudges[4], Pack))),
        ("posted", Drawing.Of(GuidanceCards.Posted(Pack.Themes[4], Pack.Nudges[4], Pack))),
        ("kept", Drawing.Of(GuidanceCards.Kept("Thursday, 3 December"))),
        ("kept during a pause", Drawing.Of(GuidanceCards.Kept(nextOn: null))),
        ("not kept", Drawing.Of(GuidanceCards.NotKept())),
        ("not helpful", Drawing.Of(GuidanceCards.NotHelpful())),
        ("no other angle", Drawing.Of(GuidanceCards.NoOtherAngle())));

    [Fact]
    public void A_pack_names_where_its_essay_can_be_read() =>
        GuidanceCards.Picked(Pack.Themes[4], Pack.Nudges[4], new Library(Pack.Themes, Pack.Nudges, Pack.Digests, "https://example.com/essay"))
            .Parts.OfType<Thought>().ShouldHaveSingleItem().SourceUrl.ShouldBe("https://example.com/essay");

    [Fact]
    public void What_is_offered_beside_a_choice_of_products_may_be_posted_where_it_was_asked() =>
        GuidanceCards.Of(Sure with { Tier = Tier.None, Products = true }, Pack, _ => null, safety: null, "C1")
            .Parts.OfType<Choices>().ShouldHaveSingleItem().Items.Select(choice => choice.Action)
            .ShouldBe([new ActionId("theme", "C1", "decisions-in-context"), new ActionId("theme", "C1", "ambiguity-tradeoffs")]);

    [Fact]
    public void What_is_no_tier_is_a_fault() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Told(Sure with { Tier = (Tier)9 })).ParamName.ShouldBe("reading");

    private static string Told(Reading reading, string? safety = null, string? place = null) =>
        Drawing.Of(GuidanceCards.Of(reading, Pack, theme => Pack.Nudges.First(nudge => nudge.Theme == theme), safety, place));
}
