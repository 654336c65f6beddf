// manifest.mjs FILE: holds an app manifest to Slack's own schema, and to the few things it leaves open.
import { readFileSync } from "node:fs";
import Ajv from "ajv";

const file = process.argv[2];

if (!file) {
  console.error("usage: node manifest.mjs FILE");
  process.exit(2);
}

const ajv = new Ajv({ allErrors: true, strict: false, formats: { uri: (text) => URL.canParse(text) } });
const valid = ajv.compile(JSON.parse(readFileSync(new URL("./manifest.schema.2.0.0.json", import.meta.url), "utf8")));
const manifest = JSON.parse(readFileSync(file, "utf8"));
const faults = valid(manifest) ? [] : valid.errors.map((error) => `${error.instancePath || "/"} ${error.message}`);

const socket = manifest.settings?.socket_mode_enabled === true;
const urls = [manifest.settings?.event_subscriptions, manifest.settings?.interactivity, ...(manifest.features?.slash_commands ?? [])].filter(Boolean).map((part) => part.request_url ?? part.url);
urls.filter((url) => (url === undefined && !socket) || (url !== undefined && !url.startsWith("https://"))).forEach((url) => faults.push(`an address that is no https one: ${url}`));

faults.forEach((fault) => console.log(`${file}: ${fault}`));
console.log(`succeeded: ${faults.length > 0 ? 0 : 1}`);
console.log(`failed: ${faults.length > 0 ? 1 : 0}`);
process.exitCode = faults.length > 0 ? 1 : 0;
