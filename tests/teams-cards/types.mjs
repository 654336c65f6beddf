// Holds every *.card.json of a folder to Microsoft's own types: the strictest judge of property names.
// Usage: node types.mjs DIR. Ends with "succeeded: N" and "failed: N"; exit 1 if anything is wrong.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { cardsIn, finish, isMain } from "./report.mjs";

const here = dirname(fileURLToPath(import.meta.url));

/** What is wrong with each card: a map from its name to a list of sentences. */
export function judge(cards) {
  const files = new Map(cards.map(({ name, json }) => [join(here, `${name}.card.ts`), { name, source: source(json) }]));
  const options = { strict: true, noEmit: true, skipLibCheck: true, types: [], module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, target: ts.ScriptTarget.ES2022 };
  const host = ts.createCompilerHost(options);
  const [read, exists] = [host.getSourceFile.bind(host), host.fileExists.bind(host)];
  host.fileExists = path => files.has(path) || exists(path);
  host.getSourceFile = (path, target, ...rest) => (files.has(path) ? ts.createSourceFile(path, files.get(path).source, target, true) : read(path, target, ...rest));
  const program = ts.createProgram([...files.keys()], options, host);
  const faults = new Map(cards.map(({ name }) => [name, []]));

  for (const [path, { name }] of files) {
    const file = program.getSourceFile(path);

    for (const one of [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]) {
      const line = file.getLineAndCharacterOfPosition(one.start).line;
      faults.get(name).push(`${deepest(one.messageText)} (${files.get(path).source.split("\n")[line].trim()})`);
    }
  }

  return faults;
}

function source(json) {
  return `import type { IAdaptiveCard } from "@microsoft/teams.cards";\nexport const card: IAdaptiveCard = ${JSON.stringify(json, null, 2)};\n`;
}

// The last link of the chain says which property it is; those before it name whole unions.
function deepest(message) {
  for (; typeof message !== "string"; message = message.next?.[0] ?? message.messageText);
  return message.length > 300 ? `${message.slice(0, 300)}…` : message;
}

if (isMain(import.meta.url)) finish(judge(cardsIn(process.argv[2])));
