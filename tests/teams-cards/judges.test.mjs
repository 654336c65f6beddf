// The judges are judged: a good card and a good package pass, and each way of breaking them is named. Run by: node --test
import assert from "node:assert/strict";
import { test } from "node:test";
import { crc32, deflateRawSync, deflateSync } from "node:zlib";
import { judge as draw } from "./cards.mjs";
import { judge as pack } from "./manifest.mjs";
import { judge as type } from "./types.mjs";

const execute = title => ({ type: "Action.Execute", title, verb: "tap", data: { k: "1" }, fallback: { type: "Action.Submit", title, data: { k: "1" } } });

const good = () => ({
  $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
  type: "AdaptiveCard",
  version: "1.5",
  body: [
    { type: "TextBlock", text: "Your week", wrap: true, weight: "Bolder" },
    { type: "RichTextBlock", inlines: [{ type: "TextRun", text: "I *gave* it to <at>Sam</at>", italic: true }] },
    { type: "Chart.VerticalBar", data: [{ x: "W46", y: 3 }], color: "categoricalBlue", fallback: { type: "TextBlock", text: "W46: 3", wrap: true } },
    { type: "Input.Text", id: "what", label: "What", maxLength: 80 },
    { type: "ActionSet", actions: [execute("Handed over"), execute("A bit of both"), execute("Stayed in the details")] },
  ],
});

const broken = {
  "a chart without a fallback": [card => delete card.body[2].fallback, draw, /^Chart.VerticalBar without a fallback$/],
  "a line that is cut off": [card => Object.assign(card.body[0], { wrap: false, text: "long ".repeat(30) }), draw, /^at 320 px .* is cut off$/],
  "a button that is cut off": [card => (card.body[4].actions[0].title = "long ".repeat(20)), draw, /^at 320 px .* is cut off$/],
  "a column that is too wide": [card => card.body.push({ type: "ColumnSet", columns: [{ type: "Column", width: "400px", items: [{ type: "TextBlock", text: "wide" }] }] }), draw, /^at 320 px "wide" stands over the edge/],
  "an unknown element": [card => card.body.push({ type: "Headline", text: "x" }), draw, /^parsing: Unknown element type "Headline"/],
  "a picture from elsewhere": [card => card.body.push({ type: "Image", url: "https://pictures.example/a.png" }), draw, /^calls https:\/\/pictures\.example/],
  "too many bytes": [card => card.body.push({ type: "TextBlock", wrap: true, text: "x ".repeat(8000) }), draw, /bytes in UTF-16/],
  "an unknown property": [card => (card.body[0].colour = "red"), type, /"colour"' does not exist in type 'ITextBlock'/],
  "an unknown property deep down": [card => (card.body[4].actions[0].fallback.titel = "x"), type, /titel/],
};

test("a good card passes", async () => {
  const cards = [{ name: "good", text: JSON.stringify(good()), json: good() }];
  assert.deepEqual((await draw(cards)).get("good"), []);
  assert.deepEqual(type(cards).get("good"), []);
});

for (const [name, [change, judge, sentence]] of Object.entries(broken)) {
  test(`${name} is named`, async () => {
    const json = good();
    change(json);
    const found = (await judge([{ name: "broken", text: JSON.stringify(json), json }])).get("broken");
    assert.ok(found.some(one => sentence.test(one)), `not in: ${found.join("; ")}`);
  });
}

const manifest = () => ({
  $schema: "https://developer.microsoft.com/json-schemas/teams/v1.25/MicrosoftTeams.schema.json",
  manifestVersion: "1.25",
  version: "1.0.0",
  id: "11111111-2222-3333-4444-555555555555",
  developer: { name: "Somebody", websiteUrl: "https://bot.example/", privacyUrl: "https://bot.example/privacy", termsOfUseUrl: "https://bot.example/terms" },
  name: { short: "LeadershipBot", full: "LeadershipBot" },
  description: { short: "Asks once a week.", full: "Asks once a week what was handed over." },
  icons: { color: "color.png", outline: "outline.png" },
  accentColor: "#123456",
  bots: [{ botId: "11111111-2222-3333-4444-555555555555", scopes: ["personal", "team"], commandLists: [{ scopes: ["personal"], commands: [{ title: "help", description: "What I do" }] }] }],
  validDomains: [],
});

const white = (x, y) => (x > 4 && y > 4 ? [255, 255, 255, 255] : [0, 0, 0, 0]);
const parts = () => ({ manifest: manifest(), "color.png": png(192, () => [18, 52, 86, 255]), "outline.png": png(32, white) });

const wrong = {
  "a bot in no scope": [all => delete all.manifest.bots[0].scopes, /scopes/],
  "two lists for one scope": [all => all.manifest.bots[0].commandLists.push(all.manifest.bots[0].commandLists[0]), /^two command lists/],
  "a property nobody knows": [all => (all.manifest.colour = "red"), /additional properties/],
  "a name that is too long": [all => (all.manifest.name.short = "x".repeat(31)), /30/],
  "a missing icon": [all => delete all["outline.png"], /^the outline icon is missing$/],
  "a small icon": [all => (all["color.png"] = png(96, () => [18, 52, 86, 255])), /^the color icon is 96 by 96/],
  "an outline in colour": [all => (all["outline.png"] = png(32, x => (x > 4 ? [255, 0, 0, 255] : [0, 0, 0, 0]))), /not white alone/],
  "an outline without holes": [all => (all["outline.png"] = png(32, () => [255, 255, 255, 255])), /not transparent anywhere/],
  "a file too many": [all => (all["notes.txt"] = Buffer.from("x")), /^notes.txt is in the package/],
  "a permission": [all => (all.manifest.permissions = ["identity"]), /^asks for permissions/],
};

test("a good package passes", async () => assert.deepEqual(await pack(zip(parts())), []));

for (const [name, [change, sentence]] of Object.entries(wrong)) {
  test(`${name} is named`, async () => {
    const all = parts();
    change(all);
    const found = await pack(zip(all));
    assert.ok(found.some(one => sentence.test(one)), `not in: ${found.join("; ")}`);
  });
}

test("what is no zip is named", async () => assert.deepEqual(await pack(Buffer.from("x".repeat(100))), ["not a zip"]));

function zip({ manifest, ...files }) {
  const [bodies, heads] = [[], []];
  let at = 0;

  for (const [name, data] of Object.entries({ "manifest.json": Buffer.from(JSON.stringify(manifest)), ...files })) {
    const [packed, title] = [deflateRawSync(data), Buffer.from(name)];
    const common = Buffer.alloc(26);
    [[20, 0], [0, 2], [8, 4], [0, 6], [0, 8]].forEach(([value, to]) => common.writeUInt16LE(value, to));
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(title.length, 22);
    const where = Buffer.alloc(14);
    where.writeUInt32LE(at, 10);
    const body = Buffer.concat([Buffer.from("PK\x03\x04"), common, title, packed]);
    heads.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), common, where, title]));
    bodies.push(body);
    at += body.length;
  }

  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(heads.length, 8);
  end.writeUInt16LE(heads.length, 10);
  end.writeUInt32LE(Buffer.concat(heads).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, ...heads, end]);
}

function png(size, colour) {
  const rows = Array.from({ length: size }, (_, y) => Buffer.from([0, ...Array.from({ length: size }, (_, x) => colour(x, y)).flat()]));
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), chunk("IHDR", head), chunk("IDAT", deflateSync(Buffer.concat(rows))), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(kind, data) {
  const length = Buffer.alloc(4);
  const sum = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(kind), data]);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
