using LeadershipBot.Cards;
using LeadershipBot.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Tests;

/// <summary>Where a life is at risk the human contact is named, whatever was open, and nothing is kept.</summary>
public class GraveTests
{
    private const string Said = "That is more than a leadership question";
    private static readonly (string, string) Contact = ("Content:Safety", "the counselling line, 0800 000");

    [Theory]
    [InlineData("I stayed in the details again. im gonna end it tonight")]
    [InlineData("handed everything over. it would be easier not to wake up tomorrow")]
    [InlineData("pause for ever, i dont want to live")]
    public async Task Typed_while_the_weekly_question_is_open_it_answers_nothing(string text)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-23T08:00Z"), Contact);
        await using var alex = await bot.OpenAsync("alex");
        await alex.TapAsync("Join");
        await bot.AtAsync("2026-11-26T13:00Z");

        var reply = await alex.SayAsync(text);

        reply.ShouldStartWith(Said);
        reply.ShouldContain("the counselling line, 0800 000");
        (await bot.CountAsync("check_in where answer is not null")).ShouldBe(0);
        (await bot.CountAsync("shown")).ShouldBe(0);
    }

    [Theory]
    [InlineData("I won't need any of it, I want to die", "T.")]
    [InlineData("storage renewal", "whoever, I'm ending it tonight")]
    public async Task Written_into_the_form_of_a_handover_it_is_not_kept(string what, string who)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-23T08:00Z"), Contact);
        await using var alex = await bot.OpenAsync("alex");
        await alex.SayAsync("remember");

        (await alex.SubmitAsync(("what", what), ("who", who), ("level", "advise"), ("look", "next"))).ShouldStartWith(Said);

        (await bot.CountAsync("handover")).ShouldBe(0);
    }

    [Theory]
    [InlineData("the contract with our lawyer", "Legal")]
    [InlineData("ending the vendor contract tonight", "my deputy")]
    [InlineData("performance improvement plan template", "HR")]
    public async Task An_ordinary_handover_is_kept_even_if_its_words_are_hard(string what, string who)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-23T08:00Z"), Contact);
        await using var alex = await bot.OpenAsync("alex");
        await alex.SayAsync("remember");

        (await alex.SubmitAsync(("what", what), ("who", who), ("level", "advise"), ("look", "next"))).ShouldStartWith("Remembered:");

        (await bot.CountAsync("handover")).ShouldBe(1);
    }

    [Fact]
    public async Task Said_to_the_bot_in_a_channel_it_is_answered_alone_and_there_is_nothing_to_post()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-23T08:00Z"), Contact);
        var said = new Incoming.Said(new Address("elsewhere", "T1", "U1") { Place = "C1_1605853844.000800" }, "d1", Carries.Everything, "everyone is better off without me");

        var reply = await bot.Services.GetRequiredService<Inbox>().TakeAsync(said, TestContext.Current.CancellationToken);

        var text = PlainText.Render(reply.ShouldBeOfType<Reply.New>().Card);
        text.ShouldStartWith(Said);
        text.ShouldNotContain("[Post it here]");
        (await bot.CountAsync("shown")).ShouldBe(0);
    }
}
