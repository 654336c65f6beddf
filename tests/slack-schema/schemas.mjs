// Schemas from types: what @slack/types says, the limits its comments state, the limits only Slack's pages state,
// the block it does not know yet, and for every union a dispatch by `type`, so that an error names one kind.
import { fileURLToPath } from "node:url";
import { createGenerator } from "ts-json-schema-generator";
import { dispatchUnions } from "./unions.mjs";
import { liftLimits } from "./limits.mjs";
import { overrule } from "./rules.mjs";

const surfaces = { SlackMessage: "message", SlackModal: "modal", SlackHome: "home" };

/** Every schema, by name, as the text of its file. */
export function makeAll() {
  return Object.fromEntries(Object.keys(surfaces).map((name) => [name, make(name)]));
}

function make(name) {
  const path = fileURLToPath(new URL("./surfaces.ts", import.meta.url));
  const schema = createGenerator({ path, type: name, skipTypeCheck: true, topRef: true, additionalProperties: false, expose: "export" }).createSchema(name);
  walk(schema, liftLimits);
  overrule(schema, name, surfaces[name]);
  dispatchUnions(schema);
  walk(schema, (node) => delete node.description);
  prune(schema);
  return `${JSON.stringify(sorted(schema), null, 1)}\n`;
}

/** Calls for every object that is a schema; a property called `description` is none. */
function walk(node, visit) {
  if (Array.isArray(node)) {
    node.forEach((item) => walk(item, visit));
  } else if (node && typeof node === "object") {
    if (typeof node.description !== "object") {
      visit(node);
    }

    Object.values(node).forEach((item) => walk(item, visit));
  }
}

function prune(schema) {
  const used = new Set();
  const follow = (node) => JSON.stringify(node).replace(/"\$ref":\s*"#\/definitions\/([^"]+)"/g, (_, name) => {
    if (!used.has(name)) {
      used.add(name);
      follow(schema.definitions[decodeURIComponent(name)]);
    }
  });
  follow(schema.$ref ? { $ref: schema.$ref } : schema);
  schema.definitions = Object.fromEntries(Object.entries(schema.definitions).filter(([name]) => used.has(encodeURIComponent(name)) || used.has(name)));
}

function sorted(node) {
  return Array.isArray(node) ? node.map(sorted)
    : node && typeof node === "object" ? Object.fromEntries(Object.keys(node).sort().map((key) => [key, sorted(node[key])]))
    : node;
}
