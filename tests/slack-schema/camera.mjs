// One Chromium for all pictures, spoken to over a pipe: a page is as tall in its picture as it is on a phone.
// https://chromedevtools.github.io/devtools-protocol/
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const tallest = 8_000;

/** Opens the browser. */
export async function openCamera(width) {
  const profile = mkdtempSync(join(tmpdir(), "slack-pictures-"));
  const browser = spawn("chromium", [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--hide-scrollbars", "--remote-debugging-pipe", `--user-data-dir=${profile}`,
  ], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
  const ended = new Promise((resolve) => browser.once("exit", resolve));
  const ask = speaker(browser);
  const { targetId } = await ask("Target.createTarget", { url: "about:blank" });
  const { sessionId } = await ask("Target.attachToTarget", { targetId, flatten: true });
  await ask("Page.enable", {}, sessionId);
  await ask("Emulation.setDeviceMetricsOverride", { width, height: 100, deviceScaleFactor: 1, mobile: false }, sessionId);

  return {
    /** Photographs a page. */
    async shoot(page, picture) {
      const loaded = ask.heard("Page.loadEventFired");
      await ask("Page.navigate", { url: pathToFileURL(page).href }, sessionId);
      await loaded;
      const { cssContentSize } = await ask("Page.getLayoutMetrics", {}, sessionId);
      const height = Math.min(Math.ceil(cssContentSize.height), tallest);
      const { data } = await ask("Page.captureScreenshot", { captureBeyondViewport: true, clip: { x: 0, y: 0, width, height, scale: 1 } }, sessionId);
      writeFileSync(picture, Buffer.from(data, "base64"));
    },

    async close() {
      await ask("Browser.close");
      await ended;
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

// Messages are parted by zero bytes; answers carry the number of the question, events a name.
function speaker(browser) {
  const [, , , out, back] = browser.stdio;
  const answers = new Map();
  const events = new Map();
  let number = 0;
  let rest = "";

  back.setEncoding("utf8").on("data", (text) => {
    const messages = (rest + text).split("\0");
    rest = messages.pop();
    messages.map((message) => JSON.parse(message)).forEach(hear);
  });

  function hear({ id, result, error, method }) {
    events.get(method)?.();
    const answer = answers.get(id);
    answers.delete(id);

    if (error) {
      answer?.reject(new Error(error.message));
    } else {
      answer?.resolve(result);
    }
  }

  const ask = (method, params = {}, sessionId = undefined) => new Promise((resolve, reject) => {
    answers.set(++number, { resolve, reject });
    out.write(`${JSON.stringify({ id: number, method, params, sessionId })}\0`);
  });
  ask.heard = (method) => new Promise((resolve) => events.set(method, resolve));
  return ask;
}
