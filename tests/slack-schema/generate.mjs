// Makes the strict schemas of what the bot sends from the types of @slack/types, and writes them beside this file.
import { writeFileSync } from "node:fs";
import { makeAll } from "./schemas.mjs";

for (const [name, text] of Object.entries(makeAll())) {
  writeFileSync(new URL(`./${name}.strict.json`, import.meta.url), text);
}
