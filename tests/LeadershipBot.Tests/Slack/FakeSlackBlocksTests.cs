using System.Text.Json.Nodes;

namespace LeadershipBot.Tests.Slack;

/// <summary>The fake's eye for blocks: what Ajv refuses by the same schemas, it refuses too.</summary>
public class FakeSlackBlocksTests
{
    private const string Input = """{"type":"input","label":{"type":"plain_text","text":"What"},"element":{"type":"plain_text_input","action_id":"v"}}""";
    private const string Chart = """{"type":"data_visualization","title":"Weeks","chart":{"type":"bar","series":[{"name":"Handed over","data":[{"label":"W1","value":1}]}],"axis_config":{"categories":["W1"]}}}""";

    [Theory]
    [InlineData("""{"type":"section"}""", "lacks text")]
    [InlineData("""{"type":"section","text":{"type":"mrkdwn","text":""}}""", "shorter than 1")]
    [InlineData("""{"type":"section","text":{"type":"mrkdwn","text":"x"},"surprise":1}""", "may not be there")]
    [InlineData("""{"type":"section","text":{"type":"mrkdwn","text":"x <!here>"}}""", "pages people")]
    [InlineData("""{"type":"section","text":{"type":"html","text":"x"}}""", "none of")]
    [InlineData("""{"type":"alert","text":{"type":"plain_text","text":"x"}}""", "none of")]
    [InlineData("""{"type":"actions","elements":[]}""", "fewer than 1")]
    [InlineData("""{"type":"actions","elements":[{"type":"button","action_id":"a","text":{"type":"plain_text","text":"x"}},{"type":"button","action_id":"a","text":{"type":"plain_text","text":"y"}}]}""", "an action_id twice")]
    [InlineData("""{"type":"header","text":{"type":"mrkdwn","text":"x"}}""", "not plain_text")]
    [InlineData("""{"type":"table","rows":[[{"type":"raw_text","text":"a"}],[{"type":"raw_text","text":"a"},{"type":"raw_text","text":"b"}]]}""", "unequal")]
    [InlineData("""{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"broadcast","range":"here"}]}]}""", "pages people")]
    [InlineData("""{"type":"divider","block_id":"b"},{"type":"divider","block_id":"b"}""", "a block_id twice")]
    [InlineData("""{"type":"data_visualization","title":"Weeks","chart":{"type":"bar","series":[{"name":"Handed over","data":[{"label":"W2","value":1}]}],"axis_config":{"categories":["W1"]}}}""", "does not fit")]
    [InlineData("""{"type":"data_visualization","title":"Weeks","chart":{"type":"pie","segments":[{"label":"W1","value":0}]}}""", "not exactly one")]
    public void A_bad_block_is_seen(string blocks, string fault) =>
        FakeSlackBlocks.Faults(JsonNode.Parse($"[{blocks}]"), FakeSurface.Message).ShouldContain(found => found.Contains(fault));

    [Theory]
    [InlineData("Message", Chart, true)]
    [InlineData("Modal", Chart, false)]
    [InlineData("Home", Chart, false)]
    [InlineData("Modal", Input, true)]
    [InlineData("Message", """{"type":"rich_text","elements":[{"type":"rich_text_quote","elements":[{"type":"text","text":"<!here>"}]}]}""", true)]
    [InlineData("Message", """{"type":"section","fields":[{"type":"mrkdwn","text":"x"}],"accessory":{"type":"overflow","action_id":"o","options":[{"text":{"type":"plain_text","text":"x"},"value":"v"}]}}""", true)]
    public void A_good_block_passes_where_it_may_stand(string surface, string block, bool passes) =>
        (FakeSlackBlocks.Faults(JsonNode.Parse($"[{block}]"), Enum.Parse<FakeSurface>(surface)).Count == 0).ShouldBe(passes);

    [Fact]
    public void Lengths_count_code_points_and_weight_counts_the_whole()
    {
        FakeSlackBlocks.Faults(Sections(2, "🎉", 3000), FakeSurface.Message).ShouldBeEmpty();
        FakeSlackBlocks.Faults(Sections(1, "🎉", 3001), FakeSurface.Message).ShouldHaveSingleItem().ShouldContain("longer than 3000");
        FakeSlackBlocks.Faults(Sections(4, "x", 3000), FakeSurface.Message).ShouldBeEmpty();
        FakeSlackBlocks.Faults(Sections(5, "x", 3000), FakeSurface.Message).ShouldHaveSingleItem().ShouldStartWith("blocks weigh");
        FakeSlackBlocks.Faults(Sections(51, "x", 1), FakeSurface.Message).ShouldContain("51 blocks");
    }

    private static JsonArray Sections(int count, string text, int length) => new([.. Enumerable.Range(0, count).Select(_ => new JsonObject
    {
        ["type"] = "section", ["text"] = new JsonObject { ["type"] = "mrkdwn", ["text"] = string.Concat(Enumerable.Repeat(text, length)) },
    })]);
}
