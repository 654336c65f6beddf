// render.mjs DIR OUT: draws every payload of a folder as a page and a picture at phone width, for eyes.
// Messages by slack-blocks-to-jsx, which un-escapes markup and so judges looks, never injection; modals and home tabs around it.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { createElement as h, Fragment } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { Message } from "slack-blocks-to-jsx";
import { openCamera } from "./camera.mjs";

const [folder, out] = process.argv.slice(2);

if (!out) {
  console.error("usage: node render.mjs DIR OUT");
  process.exit(2);
}

const style = readFileSync(createRequire(import.meta.url).resolve("slack-blocks-to-jsx/dist/style.css"), "utf8");
const own = `
  body { margin: 0; padding: 12px; width: 366px; font: 15px/1.46 Lato, "Liberation Sans", sans-serif; background: #fff; }
  .slack_blocks_to_jsx--block_wrapper:has(> .slack_blocks_to_jsx__rich_text) { margin: 4px 0; }
  .frame { border: 1px solid #ddd; border-radius: 8px; padding: 12px; }
  .bar { display: flex; justify-content: space-between; font-weight: 700; padding-bottom: 8px; }
  .field { margin: 14px 0; } .field label { font-weight: 700; display: block; } .field small { color: #616061; }
  .box { border: 1px solid #888; border-radius: 4px; padding: 8px; color: #616061; min-height: 20px; white-space: pre-wrap; }`;

mkdirSync(out, { recursive: true });
const files = readdirSync(folder).filter((file) => /\.(message|modal|home)\.json$/.test(file)).sort();
const camera = await openCamera(390);

for (const file of files) {
  const name = join(resolve(out), file.replace(/\.json$/, ""));
  const payload = JSON.parse(readFileSync(join(folder, file), "utf8"));
  const drawn = renderToStaticMarkup(file.endsWith(".message.json") ? message(payload.blocks ?? textBlocks(payload.text)) : view(payload));
  writeFileSync(`${name}.html`, `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><style>${style}${own}</style><body>${drawn}</body></html>`);
  await camera.shoot(`${name}.html`, `${name}.png`);
}

await camera.close();
console.log(`${files.length} drawn into ${out}`);

function message(blocks, bare = false) {
  return h(Message, { withoutWrapper: bare, name: "Leadership", logo: "data:image/gif;base64,R0lGODlhAQABAIAAAFWqVf///ywAAAAAAQABAAACAkQBADs=", time: new Date(0), blocks: blocks.map(drawable), theme: "light" });
}

function view(payload) {
  const parts = [];

  for (const block of payload.blocks) {
    parts.push(block.type === "input" ? input(block) : message([block], true));
  }

  const bar = payload.type === "modal" && h("div", { className: "bar" }, ...["close", "title", "submit"].map((key) => h("span", { key }, payload[key]?.text ?? "")));
  return h("div", { className: "frame" }, bar, parts.map((part, index) => h(Fragment, { key: index }, part)));
}

function input({ label, hint, optional, element }) {
  const chosen = element.initial_option?.text.text ?? element.initial_value ?? element.placeholder?.text ?? "";
  const shown = element.type === "radio_buttons" ? element.options.map(({ text: { text } }) => `${text === chosen ? "●" : "○"} ${text}`).join("\n")
    : /select|picker/.test(element.type) ? `${chosen} ▾` : chosen;
  return h("div", { className: "field" }, h("label", null, `${label.text}${optional ? " (optional)" : ""}`), h("div", { className: "box" }, shown), hint && h("small", null, hint.text));
}

function textBlocks(text) {
  return [{ type: "section", text: { type: "mrkdwn", text } }];
}

// It crashes on numbers in tables, and draws no link in text that is to be taken as it stands.
function drawable(block) {
  return JSON.parse(JSON.stringify(block), (_, node) =>
    node?.type === "raw_number" ? { type: "raw_text", text: node.text } : node?.type === "mrkdwn" ? { type: "mrkdwn", text: node.text } : node);
}
