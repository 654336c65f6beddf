// What a schema cannot say about a payload: weights, what may be there once, what pages people.

const mostCharacters = 13_000;
const pages = /<!(channel|here|everyone|group|subteam)/;

/** What is wrong with a payload that its schema passed, as sentences. */
export function faultsBeyond(kind, payload) {
  const blocks = payload.blocks ?? [];
  const nodes = objects(blocks);
  const faults = [];
  const check = (wrong, fault) => wrong && faults.push(fault);
  const count = (...types) => blocks.filter((block) => types.includes(block.type)).length;

  check(kind === "message" && JSON.stringify(blocks).length > mostCharacters, `blocks weigh ${JSON.stringify(blocks).length} characters, ${mostCharacters} fit`);
  check(kind !== "message" && JSON.stringify(payload).length > 250_000, "the view weighs more than 250 KB");
  check(count("table", "data_table") > 1, "more than one table");
  check(count("data_visualization") > 2, "more than two charts");
  check(blocks.reduce((sum, block) => sum + (block.type === "markdown" ? block.text.length : 0), 0) > 12_000, "markdown of more than 12,000 characters");
  check(twice(blocks.map((block) => block.block_id)), "a block_id twice");
  check(blocks.some((block) => twice(objects(block).map((node) => node.action_id))), "an action_id twice in a block");
  check(nodes.filter((node) => node.focus_on_load).length > 1, "focus_on_load twice");
  check(kind === "modal" && !payload.submit && count("input") > 0, "inputs, and no submit");
  check(kind === "message" && (payload.text.trim() === "" || pages.test(payload.text)), "text is blank or pages people");

  for (const block of blocks) {
    check(block.type === "table" && new Set(block.rows.map((row) => row.length)).size > 1, "table rows of unequal length");
    check(block.type === "data_visualization" && lopsided(block.chart), `chart "${block.title}": a series that does not fit its categories`);
  }

  for (const node of nodes) {
    check((node.type === "mrkdwn" || node.type === "markdown") && pages.test(node.text), `pages people: ${node.text}`);
    check(node.type === "broadcast" || node.type === "usergroup", "pages people by rich text");
  }

  return faults;
}

function objects(node) {
  return node && typeof node === "object" ? [...(Array.isArray(node) ? [] : [node]), ...Object.values(node).flatMap(objects)] : [];
}

function twice(names) {
  const named = names.filter((name) => name !== undefined);
  return new Set(named).size < named.length;
}

function lopsided(chart) {
  const categories = [...(chart.axis_config?.categories ?? [])].sort().join("\n");
  return (chart.series ?? []).some((series) => series.data.map((point) => point.label).sort().join("\n") !== categories)
    || twice((chart.series ?? []).map((series) => series.name)) || twice((chart.segments ?? []).map((segment) => segment.label));
}
