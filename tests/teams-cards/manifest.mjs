// Validates a Teams app package offline: Microsoft's schema, the rules the schema does not say, and the icons.
// Usage: node manifest.mjs ZIP. Ends with "succeeded: N" and "failed: N"; exit 1 if anything is wrong.
import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import appManifest from "@microsoft/app-manifest";
import { readPng, unzip } from "./archive.mjs";
import { finish, isMain } from "./report.mjs";

// Nothing may be asked for: the schemas come with the package.
globalThis.fetch = url => Promise.reject(new Error(`The schema is not here: ${url}`));

/** What is wrong with a package's bytes: a list of sentences. */
export async function judge(bytes) {
  try {
    const entries = unzip(bytes);
    if (!entries.has("manifest.json")) return ["no manifest.json at the top"];
    const manifest = JSON.parse(entries.get("manifest.json").toString("utf8"));
    const schema = await appManifest.AppManifestUtils.validateAgainstSchema(manifest);
    return [...schema, ...rules(manifest), ...files(manifest, entries), ...icon(manifest, entries, "color", 192), ...icon(manifest, entries, "outline", 32)];
  } catch (error) {
    return [error.message];
  }
}

// What a schema lets pass and Teams, or the person who installs it, does not.
function rules(manifest) {
  const bot = manifest.bots?.[0] ?? {};
  const lists = bot.commandLists ?? [];
  const scopes = lists.flatMap(list => list.scopes);
  const commands = lists.flatMap(list => list.commands.map(command => command.title));
  const says = (wrong, sentence) => (wrong ? [sentence] : []);

  return [
    ...says(manifest.bots?.length !== 1, "one bot is allowed, and needed"),
    ...says(new Set(scopes).size !== scopes.length, "two command lists for one scope"),
    ...says(scopes.some(scope => !bot.scopes?.includes(scope)), "commands for a scope the bot is not in"),
    ...says(lists.some(list => new Set(list.commands.map(command => command.title)).size !== list.commands.length), "a command twice in one list"),
    ...says(commands.some(title => title !== title.trim() || title === ""), "a command with spaces around it"),
    ...says(manifest.permissions || manifest.webApplicationInfo || manifest.authorization, "asks for permissions it does not need"),
    ...says(!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(bot.botId ?? ""), "the bot's id is no GUID in small letters"),
    ...["websiteUrl", "privacyUrl", "termsOfUseUrl"].flatMap(name => says(!manifest.developer?.[name]?.startsWith("https://"), `${name} is not https`)),
    ...(manifest.validDomains ?? []).flatMap(domain => says(domain.includes("/") || domain.startsWith("*"), `${domain} is no domain of ours`)),
  ];
}

function files(manifest, entries) {
  const known = ["manifest.json", manifest.icons?.color, manifest.icons?.outline, manifest.icons?.color32x32];
  return [...entries.keys()].filter(name => !known.includes(name)).map(name => `${name} is in the package and nobody names it`);
}

function icon(manifest, entries, kind, size) {
  const bytes = entries.get(manifest.icons?.[kind]);
  if (!bytes) return [`the ${kind} icon is missing`];
  const { width, height, pixels } = readPng(bytes);
  const wrong = width !== size || height !== size ? [`the ${kind} icon is ${width} by ${height}, not ${size} by ${size}`] : [];
  const drawn = pixels.filter(([, , , alpha]) => alpha > 0);
  if (drawn.length === 0) wrong.push(`the ${kind} icon is empty`);

  if (kind === "outline") {
    if (drawn.some(([red, green, blue]) => red < 255 || green < 255 || blue < 255)) wrong.push("the outline icon is not white alone");
    if (drawn.length === pixels.length) wrong.push("the outline icon is not transparent anywhere");
  }

  return wrong;
}

if (isMain(import.meta.url)) {
  const path = process.argv[2];
  finish(new Map([[basename(path), existsSync(path) ? await judge(readFileSync(path)) : ["is not there"]]]));
}
