// The score of each folder of Core, and every change that no test noticed, from a report of Stryker's.
//   node tests/mutation/score.mjs artifacts/mutation/report.json
import { readFileSync } from "node:fs";

const report = JSON.parse(readFileSync(process.argv[2], "utf8"));
const noticed = new Set(["Killed", "Timeout"]);
const unnoticed = new Set(["Survived", "NoCoverage"]);
const folders = new Map();
const left = [];

for (const [path, file] of Object.entries(report.files)) {
    const [folder, name] = path.split("/").slice(-2);
    const lines = file.source.split("\n");

    for (const mutant of file.mutants.filter(one => noticed.has(one.status) || unnoticed.has(one.status))) {
        const sums = folders.get(folder) ?? { killed: 0, all: 0 };
        folders.set(folder, sums);
        sums.all++;
        sums.killed += noticed.has(mutant.status) ? 1 : 0;

        if (unnoticed.has(mutant.status)) {
            const { start } = mutant.location;
            left.push(`${folder}/${name}:${start.line} ${mutant.status} ${mutant.mutatorName}\n    ${lines[start.line - 1].trim()}\n    -> ${mutant.replacement.replace(/\s+/g, " ")}`);
        }
    }
}

console.log(left.join("\n"));

for (const [folder, { killed, all }] of folders) {
    console.log(`${folder}: ${killed} of ${all}, ${(100 * killed / all).toFixed(1)} %`);
}
