// Limits that stand in the comments of @slack/types.

const number = (text) => Number(text.replaceAll(",", ""));

/** Puts the limits a description states into the schema it describes. */
export function liftLimits(node) {
  if (typeof node.description !== "string") {
    return;
  }

  const text = node.description.replace(/\{@link[^}]*\}/g, "").replace(/\s+/g, " ");
  const length = /max(?:imum)? length[^.]*? (?:is|of) ([\d,]+) characters|less than ([\d,]+) characters|Limit ([\d,]+) characters/i.exec(text);
  const items = /max(?:imum)? (?:number of [a-z ]+ is|of) (\d+)(?! character)|Maximum (\d+) (?:blocks|rows|items)|maximum (\d+) cards|up to (\d+)/i.exec(text);
  const size = length && number(length[1] ?? length[2] ?? length[3]);

  if (node.type === "array") {
    if (items) {
      node.maxItems = Number(items.slice(1).find(Boolean));
    }

    if (size) {
      node.items = limited(node.items, size);
    }
  } else if (size && node.type === "string") {
    node.maxLength = size;
  } else if (size && (node.$ref || node.anyOf)) {
    const { description, ...kind } = node;
    Object.keys(node).forEach((key) => delete node[key]);
    Object.assign(node, limited(kind, size));
  }
}

/** A text object whose text is at most so long. */
export function limited(kind, size) {
  return { allOf: [kind, { properties: { text: { maxLength: size } } }] };
}
