// anyOf → if/then by `type`.

/** Turns every union whose members name their type into a dispatch. */
export function dispatchUnions(schema) {
  const done = new Set();
  visit(schema);

  function visit(node) {
    if (!node || typeof node !== "object" || done.has(node)) {
      return;
    }

    done.add(node);

    if (Array.isArray(node.anyOf)) {
      dispatch(node);
    }

    Object.values(node).forEach(visit);
  }

  function dispatch(node) {
    const members = node.anyOf.flatMap(flatten);

    if (members.some((member) => !member.type)) {
      return;
    }

    const kinds = Map.groupBy ? Map.groupBy(members, (member) => member.type) : group(members);

    if (kinds.size < 2) {
      return;
    }

    delete node.anyOf;
    node.type = "object";
    node.required = ["type"];
    node.properties = { type: { enum: [...kinds.keys()] } };
    node.allOf = [...kinds].map(([type, same]) => ({
      if: { properties: { type: { const: type } } },
      then: same.length === 1 ? same[0].schema : { anyOf: same.map((member) => member.schema) },
    }));
  }

  // Unions in unions are one union.
  function flatten(member) {
    const target = resolve(member);

    if (Array.isArray(target.anyOf) && !constant(target)) {
      const inner = target.anyOf.flatMap(flatten);
      return inner.every((one) => one.type) && new Set(inner.map((one) => one.type)).size === inner.length ? inner
        : inner.every((one) => one.type) && new Set(inner.map((one) => one.type)).size === 1 ? [{ type: inner[0].type, schema: member }]
        : inner;
    }

    // Dispatched already.
    if (target.properties?.type?.enum && target.allOf?.every((one) => one.if)) {
      return target.allOf.map((one) => ({ type: one.if.properties.type.const, schema: one.then }));
    }

    return [{ type: constant(target), schema: member }];
  }

  function constant(target) {
    const type = target.properties?.type;
    return type?.const ?? (type?.enum?.length === 1 ? type.enum[0] : undefined);
  }

  function resolve(node) {
    return node.$ref ? resolve(schema.definitions[decodeURIComponent(node.$ref.split("/").at(-1))]) : node;
  }
}

function group(members) {
  const kinds = new Map();
  members.forEach((member) => kinds.set(member.type, [...(kinds.get(member.type) ?? []), member]));
  return kinds;
}
