// The page's only script. The server draws everything; this sends what a person does and puts in place what comes back.
"use strict";

const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const one = (selector, within = document) => within.querySelector(selector);
const nodes = html => document.createRange().createContextualFragment(html);
const find = (chat, message) => one(`li[data-message="${CSS.escape(message)}"]`, chat);
const unique = () => crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, "0")).join("");

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
const away = "The bot is not answering. This page keeps trying; what you typed stays in the box.";
let token = one("meta[name=antiforgery]").content;

/* Sending. What cannot be sent comes back as one sentence. */

async function post(path, values) {
  const headers = { "X-Antiforgery": token };
  const response = await fetch(path, { method: "POST", headers, body: new URLSearchParams(values) }).catch(() => null);
  if (!response) return { sentence: away };
  const type = response.headers.get("content-type") ?? "";
  if (response.ok && type.startsWith("application/json")) return { faults: await response.json() };
  if (response.ok) return { html: type.startsWith("text/html") ? await response.text() : "" };
  return { sentence: type.startsWith("text/plain") ? await response.text() : "Something went wrong on my side. Please try once more." };
}

// An act keeps its delivery id until it has arrived, so that sending it again has no second effect.
// Buttons that wait are not disabled: that would take the focus from them.
async function act(element, path, values, held) {
  if (held.some(button => button.ariaDisabled === "true")) return {};
  element.delivery ??= unique();
  for (const button of held) button.ariaDisabled = "true";
  const result = await post(path, { ...values, delivery: element.delivery });
  for (const button of held) button.ariaDisabled = null;
  if (!result.sentence) delete element.delivery;
  return result;
}

const trouble = (place, { sentence }) => { one("[data-trouble]", place).textContent = sentence ?? ""; };

/* What a person does. */

async function say(chat, form) {
  const box = form.elements.text;
  const text = box.value;
  if (!text.trim()) return box.focus();
  if (box.sent !== text) delete form.delivery;
  box.sent = text;
  const result = await act(form, `/chat/${chat.dataset.leader}/say`, { text }, all(".send", form));
  trouble(form, result);
  if (result.html === undefined) return;
  if (box.value === text) box.value = "";
  grow(box);
  open(chat, result.html);
}

async function tap(chat, button) {
  const place = button.closest("[data-message]");
  const values = { action: button.dataset.action, message: place.dataset.message ?? "" };
  const result = await act(button, `/chat/${chat.dataset.leader}/tap`, values, all("[data-action]", place));
  trouble(button.closest("dialog") ?? one(".composer", chat), result);
  open(chat, result.html);
}

async function submit(chat, dialog, form) {
  const values = { action: dialog.dataset.submits, message: dialog.dataset.message };
  for (const [name, value] of new FormData(form)) values[name] = name in values ? `${values[name]},${value}` : value;
  const result = await act(form, `/chat/${chat.dataset.leader}/form`, values, all(".send", form));
  trouble(form, result);
  if (result.faults) return fault(form, result.faults);
  if (result.html === undefined) return;
  dialog.close();
  open(chat, result.html);
}

function fault(form, faults) {
  let first;
  for (const field of all("[data-field]", form)) {
    const sentence = faults[field.dataset.field] ?? "";
    const input = one("input:checked", field) ?? one("input, select", field);
    one("[data-fault]", field).textContent = sentence;
    (input.closest("fieldset") ?? input).ariaInvalid = String(sentence !== "");
    if (sentence) first ??= input;
  }
  first?.focus();
}

function open(chat, html) {
  if (!html) return;
  const opener = document.activeElement;
  const dialog = nodes(html).firstElementChild;
  dialog.addEventListener("close", () => {
    dialog.remove();
    (opener.isConnected ? opener : find(chat, dialog.dataset.message) ?? one("textarea", chat)).focus();
  });
  chat.append(dialog);
  dialog.showModal();
  (one("input:checked, input:not([type=radio]), select", dialog) ?? one("input", dialog))?.focus();
}

async function move(button) {
  const said = one("[data-moving]");
  const slow = setTimeout(() => { said.textContent = "Moving the clock…"; }, 150);
  const result = await act(button, `/clock/${button.dataset.move}`, {}, all("[data-move]"));
  clearTimeout(slow);
  said.textContent = result.sentence ?? "";
}

function show(button) {
  const chats = all(".chat");
  const before = one(".chat.shown");
  const after = chats.find(chat => chat.dataset.leader === button.dataset.show);
  if (before !== after) {
    for (const chat of chats) {
      chat.classList.toggle("shown", chat === after);
      chat.classList.toggle("beside", chat === before);
    }
  }
  for (const other of all("[data-show]")) {
    other.ariaPressed = String(other === button);
    other.classList.toggle("with", one(".chat.beside").dataset.leader === other.dataset.show);
  }
  button.classList.remove("fresh");
  inView(button);
  for (const chat of chats) chat.followed();
  reveal(one(".chat.shown"), one(".chat.shown li:last-child"));
}

/* On a phone not every name fits: whoever is shown is named in full. */
function inView(button) {
  button.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
}

function grow(box) {
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight + 2}px`;
}

/* What the bot says. A message too tall for the window is shown from its beginning, others to their end. */

function reveal(chat, line) {
  const log = one(".log", chat);
  if (line) log.scrollTop = line.offsetHeight > log.clientHeight ? line.offsetTop - log.offsetTop - 8 : log.scrollHeight;
}

function put(chat, html) {
  const line = one("li", nodes(html));
  const old = find(chat, line.dataset.message);
  const focused = old?.contains(document.activeElement);
  line.classList.add(old ? "changed" : "new");
  old ? old.replaceWith(line) : one("ol", chat).append(line);
  if (focused) line.focus({ preventScroll: true });
  if (!line.nextElementSibling) reveal(chat, line);
  if (chat.matches(".live:not(.shown)") && !chat.checkVisibility()) one(`[data-show="${chat.dataset.leader}"]`).classList.add("fresh");
}

function remove(chat, line) {
  if (line?.contains(document.activeElement)) one("textarea", chat).focus();
  line?.remove();
}

// Everything anew, after a restart: not to be read out from the beginning.
function begin(chat, html) {
  const log = one(".log", chat);
  log.ariaLive = "off";
  one("ol", chat).replaceChildren(nodes(html));
  one(".earlier", chat)?.remove();
  reveal(chat, one("li:last-child", chat));
  setTimeout(() => { log.ariaLive = "polite"; }, 500);
}

// Only what is on show is followed, and a window nobody looks at gives its connections back: a browser has only six for one address.
function follow(chat) {
  const offline = one("[data-offline]");
  let source, again;
  const stop = () => { clearTimeout(again); source?.close(); };
  const start = () => {
    stop();
    source = new EventSource(`/chat/${chat.dataset.leader}/stream?${new URLSearchParams({ zone, after: chat.dataset.after })}`);
    const hear = (name, then) => source.addEventListener(name, event => {
      if (event.lastEventId) chat.dataset.after = event.lastEventId;
      then(event.data);
    });
    hear("token", data => { token = data; offline.textContent = ""; });
    hear("line", data => put(chat, data));
    hear("gone", data => remove(chat, find(chat, data)));
    hear("reset", data => begin(chat, data));
    hear("rooms", data => unread(JSON.parse(data)));
    hear("clock", data => { one("#clock").replaceChildren(nodes(data)); chat.classList.add("live"); });
    source.onerror = () => { stop(); offline.textContent = away; again = setTimeout(start, 2000); };
  };
  let on = false;
  chat.followed = () => {
    const wanted = !document.hidden && chat.matches(".shown, .beside");
    if (wanted !== on) (on = wanted) ? start() : stop();
  };
  document.addEventListener("visibilitychange", chat.followed);
  chat.followed();
}

// The others say only that something is new in them.
function unread(latest) {
  for (const chat of all(".chat:not(.shown, .beside)")) {
    const [run, seen] = chat.dataset.after.split(".");
    const isNew = run === one(".chat.shown").dataset.after.split(".")[0] && latest[chat.dataset.leader] > Number(seen);
    one(`[data-show="${chat.dataset.leader}"]`).classList.toggle("fresh", isNew);
  }
}

/* One listener for each kind of event: cards come and go. */

document.addEventListener("click", event => {
  const button = event.target.closest("button");
  if (button?.dataset.action) tap(button.closest("[data-leader]"), button);
  else if (button?.dataset.move) move(button);
  else if (button?.dataset.show) show(button);
  else if (button && "close" in button.dataset) button.closest("dialog").close();
});
document.addEventListener("submit", event => {
  event.preventDefault();
  const [chat, dialog] = [event.target.closest("[data-leader]"), event.target.closest("dialog")];
  dialog ? submit(chat, dialog, event.target) : say(chat, event.target);
});
document.addEventListener("keydown", event => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.target.tagName === "TEXTAREA") {
    event.preventDefault();
    event.target.form.requestSubmit();
  }
});
addEventListener("resize", () => inView(one("[data-show][aria-pressed=true]")));
document.addEventListener("input", event => { if (event.target.tagName === "TEXTAREA") grow(event.target); });
all(".log").forEach(log => log.scrollTo({ top: log.scrollHeight, behavior: "instant" }));
all("[data-leader]").forEach(follow);
