// Fails when the committed schemas are not what @slack/types and the rules here make of them.
import { readFileSync } from "node:fs";
import { makeAll } from "./schemas.mjs";

let failed = 0;
const made = Object.entries(makeAll());

for (const [name, text] of made) {
  const file = `${name}.strict.json`;

  if (readFileSync(new URL(`./${file}`, import.meta.url), "utf8") !== text) {
    failed++;
    console.log(`${file}: differs from what \`npm run generate\` makes`);
  }
}

console.log(`succeeded: ${made.length - failed}`);
console.log(`failed: ${failed}`);
process.exitCode = failed > 0 ? 1 : 0;
