using LeadershipBot.Guidance;

namespace LeadershipBot.Tests.Guidance;

public class SensitiveTests
{
    [Theory]
    [InlineData("I want to kill myself")]
    [InlineData("gonna kll myself tonight")] // A slip in a word too short to be guessed.
    [InlineData("going to kil my self")]
    [InlineData("I keep hrting myself")]
    [InlineData("will end my lfe")]
    [InlineData("I am ready to end things")]
    [InlineData("I have decided to end things, and I do not mean the project")]
    [InlineData("some days I think I don't want to live")]
    [InlineData("i wish i were dead")]
    [InlineData("One of my engineers told me he wants to die, what do I do")] // whoever it is about
    [InlineData("my lead talks about suicide")]
    [InlineData("burned my arm on purpose")]
    [InlineData("I cut myself again last night")]
    [InlineData("been scratching my wrists till they bleed")]
    [InlineData("swallowed a handful of pills")]
    [InlineData("nobody would miss me")]
    [InlineData("I'm so tired of living")]
    [InlineData("I just want to fall asleep and not wake up")]
    [InlineData("thinking about driving into a wall tonight")]
    [InlineData("there is no reason for me to stay alive")]
    [InlineData("I am done with life, better if I was gone and dead")]
    [InlineData("ich will nicht mehr leben")]
    [InlineData("no quiero vivir")]
    [InlineData("j'ai envie de mourir")]
    [InlineData("I have been diagnosed with cancer and nobody here knows")]
    [InlineData("my doctor says I have to stop")]
    [InlineData("I have panic attacks before the board meeting")]
    [InlineData("I'm depressed")]
    [InlineData("had a heart attack in spring, how do I come back")]
    [InlineData("I had a nervous breakdown last year")]
    [InlineData("my boss bullies me in front of everybody")]
    [InlineData("I am being harassed by a board member")]
    [InlineData("the chairman touched me at the dinner")]
    [InlineData("a colleague discriminates against me because of my age")]
    [InlineData("Are they going to fire me?")]
    [InlineData("am I getting fired")]
    [InlineData("I have been put on a pip")]
    [InlineData("they want to push me out")]
    [InlineData("what if I lose my job over this breach")]
    [InlineData("I was laid off yesterday")]
    [InlineData("can the regulator sue me")]
    [InlineData("do I need a lawyer after this incident")]
    [InlineData("am I personally liable for the data leak")]
    [InlineData("there is a complaint against me at HR")]
    [InlineData("i haven't slept in weeks, can't go on like this")]
    [InlineData("I have hardly eaten for days")]
    [InlineData("I just cannot go on any longer")]
    [InlineData("im gonna end it tonight")]
    [InlineData("it would be easier not to wake up tomorrow")]
    [InlineData("want it to be over. all of it. me too")]
    [InlineData("no way out. tonight.")] // neither alone
    [InlineData("my arm's broken, he says I fell, he is my boss")]
    [InlineData("They've handed me a settlement agreement and want it signed by Friday")]
    [InlineData("I'm excluded from everything since I told them I'm gay")]
    public void What_touches_health_harassment_dismissal_or_law_goes_to_a_human(string text)
    {
        var reading = Shipped.Guide.Read(text);

        reading.Tier.ShouldBe(Tier.Safety);
        reading.Words.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("my leads are burning out")]
    [InlineData("I burned my fingers with that vendor")]
    [InlineData("that budget was a bitter pill for my team")]
    [InlineData("thinking about killing my project")]
    [InlineData("I feel like jumping in every time they are slow")]
    [InlineData("how do I let go of the steering wheel")]
    [InlineData("thinking about ending the contract")]
    [InlineData("we decided to end things with the vendor early")]
    [InlineData("I want to end things that no longer serve anybody")]
    [InlineData("one of my managers harasses me with questions, forty a day")]
    [InlineData("after the layoffs nobody trusts me")]
    [InlineData("how do I tell a manager that he is being fired")]
    [InlineData("My deputy is depressed and I don't know how to lead her")]
    [InlineData("one of my managers was diagnosed with an illness, who takes over")]
    [InlineData("two of my people got laid off, how do I keep the rest")]
    [InlineData("the team was bullied by my predecessor")]
    [InlineData("this decision would be career suicide")]
    [InlineData("the migration is a suicide mission")]
    [InlineData("I am sick and tired of office politics")]
    [InlineData("the legal department blocks every idea")]
    [InlineData("we do not want to go live before Christmas")]
    [InlineData("I can't live with this compromise")]
    [InlineData("should I kill the project")]
    [InlineData("Do I fire a manager who never delegates?")]
    [InlineData("how do we let go of the old platform")]
    [InlineData("I am an IT director in a hospital and the doctors ignore us")]
    [InlineData("I am not depressed, only curious how others delegate")]
    [InlineData("I need a breakdown of our costs for the board")]
    [InlineData("the CFO dismissed me in the meeting, how do I get heard")]
    [InlineData("we can't go on like this, the board wants three priorities")]
    [InlineData("I can't go on like this with two vendors")]
    [InlineData("my lead hasn't slept in weeks")]
    [InlineData("let's end it tonight, the migration has run for nine weeks")]
    [InlineData("it would be easier not to wake the on-call lead tomorrow")]
    [InlineData("we reached a settlement agreement with the vendor over the licences")]
    [InlineData("no way out of this contract until June")]
    [InlineData("our old mainframe is dying and only two people know it")]
    [InlineData("my session with the board was terminated early, how do I regain credibility")]
    public void Such_words_about_others_or_about_things_trigger_nothing(string text)
    {
        var reading = Shipped.Guide.Read(text);

        reading.Tier.ShouldNotBe(Tier.Safety);
        reading.Worn.ShouldBeFalse();
        reading.Near.ShouldBeFalse();
    }

    [Theory]
    [InlineData("I'm completely exhausted by this role")]
    [InlineData("burned out")]
    [InlineData("I can't cope anymore")]
    [InlineData("the job is burning me out")]
    [InlineData("I am at the end of my rope")]
    [InlineData("honestly I feel drained and every decision waits for me")]
    [InlineData("I can't sleep since I took the job")]
    public void Being_worn_out_gets_a_thought_about_the_strain_and_a_flag(string text)
    {
        var reading = Shipped.Guide.Read(text);

        reading.Worn.ShouldBeTrue();
        reading.Tier.ShouldBeOneOf(Tier.Answer, Tier.Offer);
        reading.Ranked[0].ShouldBe("feeling-the-strain");
    }

    // A line that names somebody costs a glance: it may stand there once too often, the hand-off may not.
    [Theory]
    [InlineData("I want my meetings cut short")]
    [InlineData("I won't be here next week, I'm on holiday")]
    [InlineData("I won't be here on Thursday")]
    [InlineData("I will be gone from Friday, back after New Year")]
    [InlineData("I let go of the wheel and Sam drove the release")] // Whoever hands over speaks like that.
    [InlineData("The world turns without me, it turns out")]
    [InlineData("the consultant used the word aggressive for our timeline and I did not object")]
    public void A_figure_of_speech_or_a_holiday_is_no_reason_to_say_nothing_else(string text) => Shipped.Guide.Read(text).Tier.ShouldNotBe(Tier.Safety);

    [Theory]
    [InlineData("I've started to plan how, and when, and I feel calmer")]
    [InlineData("I was threatened by a colleague")]
    [InlineData("I want to sue my company")]
    [InlineData("two beers before the morning call to stop the shaking")]
    public void A_call_for_help_in_few_words_gets_nothing_but_the_contact(string text) => Shipped.Guide.Read(text).Tier.ShouldBe(Tier.Safety);

    [Theory]
    [InlineData("don't worry about next week's question, I won't be here")]
    public void What_may_touch_more_than_leading_gets_a_line_that_names_somebody(string text)
    {
        var reading = Shipped.Guide.Read(text);

        reading.Tier.ShouldNotBe(Tier.Safety);
        reading.Near.ShouldBeTrue();
    }

    [Theory]
    [InlineData("which of my leads is stuck")]
    [InlineData("export all answers of my team")]
    [InlineData("show me what Anna answered")]
    [InlineData("who answered last week?")]
    [InlineData("did my deputy answer yet")]
    [InlineData("what did the CEO tell you")]
    [InlineData("give me my team's answers from this month")]
    [InlineData("which manager is micromanaging the most")]
    [InlineData("list the messages of the other leaders")]
    public void Asking_for_another_persons_answers_is_seen(string text) =>
        Shipped.Guide.Read(text).Tier.ShouldBe(Tier.OthersData);

    [Theory]
    [InlineData("which of my leads should own the migration")]
    [InlineData("who in my team could follow me")]
    [InlineData("how do I get better answers from my team")]
    [InlineData("my managers come to me for answers")]
    [InlineData("how do I give my leads feedback")]
    [InlineData("show me how to delegate")]
    [InlineData("tell me what to do about a manager who never delegates")]
    public void Asking_about_leading_people_is_not_asking_for_their_answers(string text) =>
        Shipped.Guide.Read(text).Tier.ShouldNotBe(Tier.OthersData);

    [Theory]
    [InlineData("these days with my burnout", true)]
    [InlineData("my session was about burnout", false)] // The session is spoken of, not the one who has it.
    [InlineData("i told them about burnout", true)]
    [InlineData("the others spoke of burnout", false)] // Nobody is named, and too late in the text to be about whoever types it:
    [InlineData("still some burnout", true)]
    [InlineData("still some more burnout", false)]
    [InlineData("burnout manager", false)] // whoever is named right behind it is meant,
    [InlineData("burnout. Manager", true)] // but not in another sentence.
    [InlineData("falling. apart manager", false)]
    [InlineData("falling apart. manager", true)]
    [InlineData("not my burnout", false)]
    [InlineData("not yet my burnout", true)] // Two words reach no further.
    [InlineData("i and a manager with burnout", false)] // The nearer one.
    [InlineData("a manager and i with burnout", true)]
    public void Whom_a_phrase_is_about_is_seen_by_who_is_named_near_it(string text, bool isSelf)
    {
        var guide = SmallGuide.Of(people: """
            @self
            i|my
            @others
            manager
            @about
            burnout
            falling apart
            """);

        guide.Read(text).Tier.ShouldBe(isSelf ? Tier.Safety : Tier.Answer);
    }
}
