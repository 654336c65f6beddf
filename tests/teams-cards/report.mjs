// What the judges share: which cards there are, and how they tell what they found.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** Every *.card.json of a folder; ends the program where there is none, for then nothing was judged. */
export function cardsIn(folder) {
  const names = folder && existsSync(folder) ? readdirSync(folder).filter(name => name.endsWith(".card.json")).sort() : [];

  if (names.length === 0) {
    console.error(`No *.card.json in ${folder ?? "no folder"}.`);
    finish(new Map([["cards", ["there are none"]]]));
  }

  return names.map(name => {
    const text = readFileSync(join(folder, name), "utf8");
    return { name: name.slice(0, -".card.json".length), text, json: JSON.parse(text) };
  });
}

/** Prints what is wrong, then the figures, and ends the program. */
export function finish(faults) {
  for (const [name, found] of faults) found.forEach(one => console.log(`${name}: ${one}`));
  const failed = [...faults.values()].filter(found => found.length > 0).length;
  console.log(`succeeded: ${faults.size - failed}`);
  console.log(`failed: ${failed}`);
  process.exit(failed > 0 ? 1 : 0);
}

export function isMain(url) {
  return process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(url);
}
