using LeadershipBot.Guidance;

namespace LeadershipBot.Tests.Guidance;

public sealed class PackTests : IDisposable
{
    private const string Trust = "nudges/earn-trust.yaml";
    private readonly SmallPack pack = new();

    public void Dispose() => pack.Dispose();

    [Fact]
    public void A_sound_pack_becomes_a_library()
    {
        var (library, faults) = Pack.Read(pack.Folder, "https://example.com/essay");

        faults.ShouldBeEmpty();
        library!.Themes.Select(theme => theme.Id).ShouldBe(Theme.Ids);
        library.Nudges.Count.ShouldBe(48);
        library.EssayUrl.ShouldBe("https://example.com/essay");
        var nudge = library.Nudge("nudge-45").ShouldNotBeNull();
        (nudge.Theme, nudge.Place, nudge.Claim, nudge.Question, nudge.Step).ShouldBe((
            "earn-trust", new Place("gap", 2), "Scene45 turns45 around45.", "Who saw it?", "If somebody comes with number 45, then I will listen first."));
        nudge.Fits.ShouldBe(["both", "both/presenting"]);
        nudge.Tags.ShouldBe(["one", "two"]);
        library.Digest(new("shift", 2)).ShouldBe("Two sentences. About a paragraph.");
    }

    [Theory]
    // What YAML itself does not allow, or a pack does not need.
    [InlineData(Trust, "tags: [one, two]", "tags: [one, two", $"{Trust}:7: not YAML from here on: something is left open.")]
    [InlineData(Trust, "claim: Scene45", "claim: &a Scene45", $"{Trust}:8: anchors, aliases and tags are not used in packs.")]
    [InlineData(Trust, "claim: Scene45", "claim: *a", $"{Trust}:8: anchors, aliases and tags are not used in packs.")]
    [InlineData(Trust, "tags: [one, two]", "tags: [[[[[[[[[[one]]]]]]]]]]", $"{Trust}:7: nested deeper than anything in a pack.")]
    [InlineData(Trust, "theme: earn-trust", "---\ntheme: earn-trust\nnudges: []\n---\na: b\n...\n---", $"{Trust}:4: a second document begins here; a file holds one.")]
    [InlineData(Trust, "theme: earn-trust\nnudges:", "- theme", $"{Trust}:2: not YAML from here on: While scanning a multiline plain scalar, found invalid mapping.")]
    // The wrong fields.
    [InlineData(Trust, "question: Who saw it?", "qestion: Who saw it?", $"{Trust}:3: question is missing.", $"{Trust}:9: \"qestion\" is no field here: id, section, paragraph, fits, tags, claim, question, if, then.")]
    [InlineData(Trust, "question: Who saw it?", "question: Who saw it?\n    question: Who?", $"{Trust}:10: question stands there twice.")]
    [InlineData(Trust, "theme: earn-trust", "theme: earn-trust\nauthor: me", $"{Trust}:2: \"author\" is no field here: theme, nudges.")]
    // The wrong kind of thing in a field.
    [InlineData(Trust, "question: Who saw it?", "question: 2026", $"{Trust}:9: question is not text; put it in quotes if it is meant to be.")]
    [InlineData(Trust, "question: Who saw it?", "question: [Who, saw]", $"{Trust}:9: question is not text.")]
    [InlineData(Trust, "question: Who saw it?", "question:", $"{Trust}:9: question is empty.")]
    [InlineData(Trust, "paragraph: 2", "paragraph: \"2\"", $"{Trust}:5: paragraph is not a whole number.")]
    [InlineData(Trust, "tags: [one, two]", "tags: one", $"{Trust}:7: tags is not a list.")]
    [InlineData("digests.yaml", "digests:\n", "digests:\n  - just text\n", "digests.yaml:2: digests holds something that has no fields.")]
    // Names of things that are not there.
    [InlineData("themes.yaml", "id: earn-trust", "id: earn-money", "themes.yaml:122: there is no theme \"earn-money\"; every pack has the same 16.", "themes.yaml: there is no theme \"earn-trust\"; every pack has the same 16.")]
    [InlineData("themes.yaml", "id: earn-trust", "id: decision-hub", "themes.yaml:122: there is a theme \"decision-hub\" already, at themes.yaml:34.", "themes.yaml: there is no theme \"earn-trust\"; every pack has the same 16.")]
    [InlineData("themes.yaml", "section: gap, paragraph: 1", "section: gap, paragraph: 3", "themes.yaml:8: the essay has no paragraph 3 in \"gap\": opening, got-here, gap, requires, shift, each with 2.")]
    [InlineData("themes.yaml", "section: shift, paragraph: 2", "section: gap, paragraph: 1", "themes.yaml:9: rests_on names \"essay, gap ¶1\" twice.")]
    [InlineData(Trust, "theme: earn-trust", "theme: decision-hub", $"{Trust}:1: theme is \"decision-hub\", but the file is named after \"earn-trust\".")]
    [InlineData(Trust, "section: gap", "section: middle", $"{Trust}:4: the essay has no paragraph 2 in \"middle\": opening, got-here, gap, requires, shift, each with 2.")]
    [InlineData(Trust, "fits: [both,", "fits: [both, details/lazy,", $"{Trust}:6: fits names \"details/lazy\", which nobody can answer.")]
    [InlineData(Trust, "fits: [both,", "fits: [both, both,", $"{Trust}:6: fits names \"both\" twice.")]
    [InlineData(Trust, "id: nudge-46", "id: nudge-45", $"{Trust}:13: there is a nudge \"nudge-45\" already, at {Trust}:3.")]
    [InlineData(Trust, "id: nudge-46", "id: nudge-3", $"{Trust}:13: there is a nudge \"nudge-3\" already, at nudges/role-has-changed.yaml:3.")]
    [InlineData(Trust, "id: nudge-46", "id: Nudge_46", $"{Trust}:13: \"Nudge_46\" is no id: lower-case letters, digits and hyphens, at most 60.")]
    [InlineData("digests.yaml", "paragraph: 2", "paragraph: 1", "digests.yaml:5: there is a digest of \"essay, opening ¶1\" already, at digests.yaml:2.", "digests.yaml: there is no digest of \"essay, opening ¶2\".")]
    // Tags.
    [InlineData(Trust, "tags: [one, two]", "tags: [one]", $"{Trust}:7: tags has 1 entries; from 2 to 5.")]
    [InlineData(Trust, "tags: [one, two]", "tags: [one, Two words]", $"{Trust}:7: tags holds \"Two words\": lower-case letters, digits and hyphens only.")]
    [InlineData(Trust, "tags: [one, two]", "tags: [one, one]", $"{Trust}:7: tags names \"one\" twice.")]
    // What the program adds itself.
    [InlineData(Trust, "if: somebody", "if: If somebody", $"{Trust}:10: if is shown as \"If …,\": leave out the word \"If\" and the mark at the end.")]
    [InlineData(Trust, "then: listen first", "then: listen first.", $"{Trust}:11: then is shown as \"then I will ….\": leave out those words and the full stop.")]
    // What cannot be seen.
    [InlineData(Trust, "claim: Scene45 turns45 around45.", "claim: \"Scene45\\a rings45\"", $"{Trust}:8: claim holds a character that cannot be seen (U+0007).")]
    [InlineData(Trust, "claim: Scene45 turns45 around45.", "claim: \"Scene45 \\u202Ednuor\"", $"{Trust}:8: claim holds a character that cannot be seen (U+202E).")]
    [InlineData(Trust, "claim: Scene45 turns45 around45.", "claim: |\n      Scene45\n      turns45", $"{Trust}:8: claim has a line break in it.")]
    // Two that are nearly one.
    [InlineData(Trust, "claim: Scene46 turns46 around46.", "claim: Around45 Scene45 turns.", $"{Trust}:18: claim is nearly that of \"nudge-45\" at {Trust}:3 (50 % of the words).")]
    public void One_broken_thing_is_named_with_its_line(string file, string old, string changed, params string[] faults)
    {
        pack.Change(file, old, changed);

        pack.Faults.ShouldBe(faults);
    }

    [Theory]
    [InlineData(Trust, "claim: Scene45 turns45 around45.", "claim", 240, $"{Trust}:8: claim has 241 characters; at most 240.")]
    [InlineData(Trust, "question: Who saw it?", "question", 160, $"{Trust}:9: question has 161 characters; at most 160.")]
    [InlineData(Trust, "then: listen first", "then", 153, $"{Trust}:11: the step as shown (\"If …, then I will ….\") has 201 characters; at most 200.")]
    [InlineData("themes.yaml", "title: Do depth-still-matters", "title", 50, "themes.yaml:3: title has 51 characters; at most 50.")]
    [InlineData("themes.yaml", "situation: \"I am in the middle of it\"", "situation", 60, "themes.yaml:4: situation has 61 characters; at most 60.")]
    [InlineData("themes.yaml", "topic: about depth-still-matters", "topic", 50, "themes.yaml:5: topic has 51 characters; at most 50.")]
    [InlineData("digests.yaml", "text: Two sentences. About a paragraph.", "text", 300, "digests.yaml:4: text has 301 characters; at most 300.")]
    public void A_text_may_be_just_so_long(string file, string old, string field, int longest, string fault)
    {
        pack.Change(file, old, $"{field}: {new string('x', longest)}");
        pack.Faults.ShouldBeEmpty();

        pack.Change(file, $"{field}: x", $"{field}: xx");
        pack.Faults.ShouldBe([fault]);
    }

    [Fact]
    public void A_theme_needs_three_nudges()
    {
        var text = pack.Text(Trust);
        pack.Write(Trust, text[..text.IndexOf("  - id: nudge-47", StringComparison.Ordinal)]);

        pack.Faults.ShouldBe([$"{Trust}: 2 nudges; a theme needs at least 3."]);
    }

    [Fact]
    public void Every_answer_every_reason_and_every_paragraph_needs_its_nudges()
    {
        foreach (var theme in Theme.Ids)
        {
            pack.Write($"nudges/{theme}.yaml", pack.Text($"nudges/{theme}.yaml")
                .Replace("took-back", "waited/4-9", StringComparison.Ordinal)
                .Replace("purpose/risk", "waited/none", StringComparison.Ordinal)
                .Replace("[handed,", "[both,", StringComparison.Ordinal)
                .Replace("section: opening\n    paragraph: 2", "section: opening\n    paragraph: 1", StringComparison.Ordinal));
        }

        pack.Change("nudges/depth-still-matters.yaml", "[both,", "[both, took-back, handed,");

        pack.Faults.ShouldBe(
        [
            "nudges: 1 nudge for \"handed\"; at least 8.",
            "nudges: no nudge for \"purpose/risk\"; at least 2.",
            "nudges: 1 nudge for \"took-back\"; at least 2.",
            "nudges: no nudge rests on \"essay, opening ¶2\".",
        ]);
    }

    [Fact]
    public void All_faults_are_listed_at_once_file_by_file()
    {
        pack.Change("themes.yaml", "title: Do earn-trust", "title: ''");
        pack.Change(Trust, "question: Who saw it?", "question: 7");
        pack.Change(Trust, "then: listen first", "then: []");
        pack.Change("nudges/decision-hub.yaml", "id: nudge-12", "id: ''");

        pack.Faults.ShouldBe(
        [
            "nudges/decision-hub.yaml:3: \"\" is no id: lower-case letters, digits and hyphens, at most 60.",
            $"{Trust}:9: question is not text; put it in quotes if it is meant to be.",
            $"{Trust}:11: then is not text.",
            "themes.yaml:123: title is empty.",
        ]);
    }

    [Fact]
    public void A_file_that_is_no_plain_text_of_sensible_size_is_not_read()
    {
        pack.Write("themes.yaml", "");
        pack.Write("digests.yaml", "# only a remark\n");
        pack.Write("nudges/decision-hub.yaml", new string('#', (1 << 20) + 1));
        File.WriteAllBytes(Path.Combine(pack.Folder, Trust), [0xff, 0xfe, 0x00]);
        File.Delete(Path.Combine(pack.Folder, "nudges/peer-credibility.yaml"));
        File.Delete(Path.Combine(pack.Folder, "nudges/org-dynamics.yaml"));
        File.CreateSymbolicLink(Path.Combine(pack.Folder, "nudges/org-dynamics.yaml"), "/etc/hostname");
        pack.Write("nudges/leftover.yml", "");

        pack.Faults.ShouldBe(
        [
            "digests.yaml:1: holds no fields.",
            "nudges/decision-hub.yaml: has 1,048,577 bytes; at most 1,048,576.",
            $"{Trust}: is not UTF-8 text.",
            "nudges/leftover.yml: is not read: a pack has themes.yaml, digests.yaml, and in nudges/ a .yaml file named after each theme.",
            "nudges/org-dynamics.yaml: is a link; a pack holds plain files only.",
            "nudges/peer-credibility.yaml: is missing.",
            "themes.yaml: is empty.",
        ]);
    }

    [Fact]
    public void A_mutilated_file_is_a_fault_and_never_a_crash()
    {
        const string Odd = "[]{}:,'\"#&*!|>%@`-?~\n\t \\x\u0007é";
        var text = pack.Text(Trust);
        var dice = new Random(1);

        for (var round = 0; round < 500; round++)
        {
            var at = dice.Next(text.Length);
            var cut = dice.Next(Math.Min(30, text.Length - at));
            var mutilated = text[..at] + Odd[dice.Next(Odd.Length)] + Odd[dice.Next(Odd.Length)] + text[(at + cut)..];

            Should.NotThrow(() => Read(mutilated), mutilated);
        }

        static void Read(string text)
        {
            try
            {
                YamlTree.Read(text);
            }
            catch (YamlFaultException fault)
            {
                fault.Line.ShouldBeInRange(1, 100);
            }
        }
    }

    [Fact]
    public void A_folder_that_is_not_there_is_one_fault() =>
        Pack.Read("no/such/folder").Faults.Select(fault => fault.ToString()).ShouldBe(["no/such/folder: there is no such folder."]);
}
