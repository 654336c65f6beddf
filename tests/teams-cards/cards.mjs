// Parses and draws every *.card.json of a folder with Microsoft's renderer, as wide as a desktop chat and as a phone.
// Usage: node cards.mjs DIR. Pictures go to DIR/pictures. Ends with "succeeded: N" and "failed: N"; exit 1 if anything is wrong.
import { readFileSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { cardsIn, finish, isMain } from "./report.mjs";

const widths = [500, 320];
const limit = 28 * 1024;
const flags = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
const renderer = createRequire(import.meta.url).resolve("adaptivecards/dist/adaptivecards.js");
const style = createRequire(import.meta.url).resolve("adaptivecards/dist/adaptivecards.css");

/** What is wrong with each card: a map from its name to a list of sentences. */
export async function judge(cards, pictures) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: flags });

  try {
    const page = await browser.newPage({ deviceScaleFactor: 2 });
    const called = [];
    await page.route("**/*", route => {
      called.push(route.request().url());
      return route.abort();
    });
    await page.setContent("<!doctype html><html><head><style>body{margin:0;background:#fff}</style></head><body><div id=card></div></body></html>");
    await page.addStyleTag({ content: readFileSync(style, "utf8") + looks });
    await page.addScriptTag({ content: readFileSync(renderer, "utf8") });
    const faults = new Map();

    for (const { name, text, json } of cards) {
      const found = new Set(size(json) > limit ? [`${size(json)} bytes in UTF-16; ${limit} are safe`] : []);
      called.length = 0;

      for (const width of widths) {
        await page.setViewportSize({ width: width + 40, height: 400 });
        const wrong = await page.evaluate(draw, { json: JSON.parse(text), width });
        wrong.forEach(one => found.add(one));

        if (pictures) {
          await page.locator("#card").screenshot({ path: join(pictures, `${name}-${width}.png`) });
        }
      }

      called.forEach(url => found.add(`calls ${url}`));
      faults.set(name, [...found]);
    }

    return faults;
  } finally {
    await browser.close();
  }
}

// Teams says how large a message is in UTF-16.
function size(json) {
  return JSON.stringify(json).length * 2;
}

// Close to what Teams has: a font as wide as its own, buttons that do not break a line, rows of buttons that do.
const looks = `
  .ac-actionSet, .ac-actionSet > div { flex-wrap: wrap !important; row-gap: 8px; }
  .ac-actionSet .ac-pushButton { flex: 0 1 auto !important; max-width: 100%; }
  #card { padding: 12px; box-sizing: border-box; font-family: "Segoe UI", "Liberation Sans", Arial, sans-serif; font-size: 14px; }
  .ac-pushButton { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; padding: 5px 12px; font-size: 14px; font-weight: 600; border: 1px solid #d1d1d1; border-radius: 4px; background: #fff; }
  .ac-input { font-size: 14px; padding: 5px; border: 1px solid #d1d1d1; border-radius: 4px; background: #fff; }
`;

// Runs in the page.
function draw({ json, width }) {
  const { AdaptiveCard, SerializationContext, HostConfig, Versions } = globalThis.AdaptiveCards;
  const wrong = [];
  const context = new SerializationContext(Versions.v1_5);
  const card = new AdaptiveCard();
  card.hostConfig = new HostConfig({
    supportsInteractivity: true,
    fontFamily: "'Segoe UI', 'Liberation Sans', Arial, sans-serif",
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 0 },
    actions: { maxActions: 6, buttonSpacing: 8, actionsOrientation: "Horizontal", actionAlignment: "Left", showCard: { actionMode: "Inline" } },
  });
  card.parse(json, context);

  // The renderer knows no charts: they must say what to show instead.
  for (let i = 0; i < context.eventCount; i++) {
    const { message } = context.getEventAt(i);
    const chart = /Unknown element type '?(Chart\.[\w.]+)/i.exec(message) ?? /(Chart\.[\w.]+)/.exec(message);
    if (!chart) wrong.push(`parsing: ${message}`);
  }

  const visit = node => {
    if (Array.isArray(node)) node.forEach(visit);
    else if (node && typeof node === "object") {
      if (String(node.type).startsWith("Chart.") && (!node.fallback || typeof node.fallback !== "object")) wrong.push(`${node.type} without a fallback`);
      for (const [key, value] of Object.entries(node)) if (key !== "data") visit(value);
    }
  };
  visit(json);

  // Teams knows a picker of its own for people, the renderer does not.
  const picks = JSON.stringify(json).includes('"dataset":"graph.microsoft.com/users"');
  const known = text => picks && (text.includes('"choices.data" is supported in version 1.6') || text.includes("An Input.ChoiceSet must have at least one choice defined"));
  for (let i = wrong.length - 1; i >= 0; i--) if (known(wrong[i])) wrong.splice(i, 1);

  for (const { failures, sender } of card.validateProperties().validationEvents?.map(e => ({ failures: [e.message], sender: e.source })) ?? []) {
    if (!failures.every(known)) wrong.push(`${sender?.getJsonTypeName?.() ?? "card"}: ${failures}`);
  }

  const here = document.getElementById("card");
  here.style.width = `${width}px`;
  here.replaceChildren();
  const drawn = card.render();
  if (!drawn) return [...wrong, "nothing is drawn"];
  here.append(drawn);

  const edge = here.getBoundingClientRect().right;
  const named = element => `"${(element.textContent || element.getAttribute("placeholder") || element.className).trim().slice(0, 60)}"`;

  for (const element of here.querySelectorAll("*")) {
    const box = element.getBoundingClientRect();
    if (box.width > 0 && box.right > edge + 0.5) wrong.push(`at ${width} px ${named(element)} stands over the edge by ${Math.ceil(box.right - edge)} px`);
    else if (element.children.length === 0 && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0 && element.tagName !== "INPUT" && element.tagName !== "SELECT") {
      wrong.push(`at ${width} px ${named(element)} is cut off`);
    } else if (element.matches(".ac-pushButton") && element.scrollWidth > element.clientWidth + 1) wrong.push(`at ${width} px the button ${named(element)} is cut off`);
  }

  if (here.textContent.trim() === "" && !here.querySelector("img, input")) wrong.push("nothing can be read");
  return [...new Set(wrong)];
}

if (isMain(import.meta.url)) {
  const folder = process.argv[2];
  const cards = cardsIn(folder);
  const pictures = join(folder, "pictures");
  mkdirSync(pictures, { recursive: true });
  finish(await judge(cards, pictures));
}
