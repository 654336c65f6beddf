namespace LeadershipBot.Tests.Teams;

/// <summary>Two people who are asked in one and the same moment are asked by two offers.</summary>
public class TwinOffersTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task The_offer_that_is_taken_back_is_the_one_whose_button_was_pressed(Database kind)
    {
        await using var cast = await Cast.AssembleAsync(kind);
        await cast.InviteAsync("alex,sam");
        var first = await AskAsync(cast, "jo");
        var second = await AskAsync(cast, "kim");
        first.ShouldNotBe(second);
        first.ShouldEndWith(":back"); // Nothing of whose it is: a number would tell whether they had been here before.

        (await cast.Mara.SendAsync(first, message: null)).ShouldBe("Taken back. Jo can't accept it any more.");
        await cast.Bot.TickAsync();
        (await cast["kim"].TapAsync("I'll take it")).ShouldStartWith("You look after Platform leads too from");
    }

    private static async Task<string> AskAsync(Cast cast, string whom)
    {
        await cast.Mara.SayAsync("team");
        await cast.Mara.TapAsync("Co-manager");
        (await cast.Mara.SubmitAsync(("person", whom))).ShouldStartWith("Asked.");
        return cast.Mara.ActionOf("Take it back");
    }
}
