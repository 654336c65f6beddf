// validate.mjs DIR: holds every payload file in a folder to the schemas and to what a schema cannot say.
// Files are called NAME.message.json, NAME.modal.json, NAME.home.json. Exit code 1 when one is wrong or none is there.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import { faultsBeyond } from "./beyond.mjs";

const ajv = new Ajv({ allErrors: true, strict: false });
const schemas = Object.fromEntries([["message", "SlackMessage"], ["modal", "SlackModal"], ["home", "SlackHome"]].map(([kind, name]) =>
  [kind, ajv.compile(JSON.parse(readFileSync(new URL(`./${name}.strict.json`, import.meta.url), "utf8")))]));

const folder = process.argv[2];

if (!folder) {
  console.error("usage: node validate.mjs DIR");
  process.exit(2);
}

const files = (existsSync(folder) ? readdirSync(folder, { recursive: true }) : []).filter((file) => file.endsWith(".json")).sort();
let failed = 0;

for (const file of files) {
  const faults = judge(file);
  failed += faults.length > 0 ? 1 : 0;
  faults.forEach((fault) => console.log(`${file}: ${fault}`));
}

if (files.length === 0) {
  failed = 1;
  console.log(`${folder}: no payloads`);
}

console.log(`succeeded: ${Math.max(0, files.length - failed)}`);
console.log(`failed: ${failed}`);
process.exitCode = failed > 0 ? 1 : 0;

function judge(file) {
  const kind = /\.(message|modal|home)\.json$/.exec(file)?.[1];

  if (!kind) {
    return ["is called neither .message.json nor .modal.json nor .home.json"];
  }

  let payload;

  try {
    payload = JSON.parse(readFileSync(join(folder, file), "utf8"));
  } catch (error) {
    return [error.message];
  }

  // The rest reads blocks as what they say they are.
  return schemas[kind](payload) ? faultsBeyond(kind, payload) : schemas[kind].errors.filter((error) => error.keyword !== "if").map(said);
}

function said(error) {
  const detail = error.params.additionalProperty ?? error.params.allowedValues?.join(", ") ?? "";
  return `${error.instancePath || "/"} ${error.message}${detail ? `: ${detail}` : ""}`;
}
