// What the comments of @slack/types do not say: Slack's pages, third parties who measured, and where a block may stand.
import { limited } from "./limits.mjs";

const text = (maxLength) => ({ type: "string", minLength: 1, maxLength });
const object = (required, properties) => ({ type: "object", additionalProperties: false, required, properties });
const list = (minItems, maxItems, items, more = {}) => ({ type: "array", minItems, maxItems, items, ...more });

// Unclear ones (container and data_table outside messages) count as forbidden.
const forbidden = {
  message: ["AlertBlock", "FileBlock"],
  modal: ["CardBlock", "CarouselBlock", "ContainerBlock", "ContextActionsBlock", "DataTableBlock", "DataVisualizationBlock", "FileBlock", "MarkdownBlock", "PlanBlock", "TableBlock", "TaskCardBlock"],
  home: ["AlertBlock", "ContainerBlock", "ContextActionsBlock", "DataTableBlock", "DataVisualizationBlock", "FileBlock", "MarkdownBlock", "PlanBlock", "TableBlock", "TaskCardBlock"],
};

/** In the platform since June 2026, not yet in @slack/types 3.2.0. */
const dataVisualization = object(["type", "title", "chart"], {
  type: { type: "string", const: "data_visualization" },
  block_id: text(255),
  title: text(50),
  chart: {
    oneOf: [
      object(["type", "segments"], {
        type: { const: "pie" },
        segments: list(1, 6, object(["label", "value"], { label: text(20), value: { type: "number", exclusiveMinimum: 0 } })),
      }),
      object(["type", "series", "axis_config"], {
        type: { enum: ["bar", "line", "area"] },
        series: list(1, 6, object(["name", "data"], {
          name: text(20),
          data: list(1, 20, object(["label", "value"], { label: text(20), value: { type: "number" } })),
        })),
        axis_config: object(["categories"], { categories: list(1, 20, text(20), { uniqueItems: true }), x_label: text(50), y_label: text(50) }),
      }),
    ],
  },
});

/** Changes a generated schema in place. */
export function overrule(schema, name, surface) {
  const all = schema.definitions;
  all.DataVisualizationBlock = dataVisualization;
  all.KnownBlock.anyOf.push({ $ref: "#/definitions/DataVisualizationBlock" });
  all.KnownBlock.anyOf = all.KnownBlock.anyOf.filter((kind) => !forbidden[surface].includes(kind.$ref.split("/").at(-1)));

  // An unknown block with nothing in it would let every block pass that is wrong inside.
  delete all.AnyBlock?.anyOf;
  Object.assign(all.AnyBlock ?? {}, { $ref: "#/definitions/KnownBlock" });

  // Slack refuses empty text wherever it shows text.
  for (const kind of ["PlainTextElement", "MrkdwnElement", "RawTextElement", "RawNumberElement", "RichTextText"]) {
    set(kind, "text", { minLength: 1 });
  }

  set("ActionsBlock", "elements", { minItems: 1 });
  set("ContextBlock", "elements", { minItems: 1 });
  set("RichTextBlock", "elements", { minItems: 1 });
  set("SectionBlock", "fields", { minItems: 1 });
  set("Overflow", "options", { minItems: 1, maxItems: 5 });
  set("RadioButtons", "options", { minItems: 1, maxItems: 10 });
  set("Checkboxes", "options", { minItems: 1, maxItems: 10 });
  set("PlainTextInput", "max_length", { minimum: 1, maximum: 3000 });
  set("PlainTextInput", "min_length", { minimum: 0, maximum: 3000 });
  set("RichTextList", "indent", { minimum: 0, maximum: 8 });
  set("TableBlock", "rows", { minItems: 1 });
  set("MessageMetadata", "event_type", { pattern: "^[A-Za-z0-9_]+$", minLength: 1 });
  set("DataTableBlock", "rows", { minItems: 2, maxItems: 101 });
  set("DataTableBlock", "page_size", { minimum: 1, maximum: 100 });
  [all.TableBlock, all.DataTableBlock].forEach((table) => table && Object.assign(table.properties.rows.items, { minItems: 1, maxItems: 20 }));
  all.SectionBlock.anyOf = [{ required: ["text"] }, { required: ["fields"] }];

  for (const kind of ["StaticSelect", "MultiStaticSelect"]) {
    set(kind, "options", { minItems: 1 });
    set(kind, "option_groups", { minItems: 1 });
    all[kind].oneOf = [{ required: ["options"] }, { required: ["option_groups"] }];
    const group = all[kind].properties.option_groups.items;
    Object.assign(group.properties.options, { minItems: 1, maxItems: 100 });
    group.properties.label = limited(group.properties.label, 75);
  }

  if (surface === "message") {
    Object.assign(all[name].properties, { channel: { type: "string", minLength: 1 }, text: text(4000) });
    all[name].properties.blocks.maxItems = 50;
    return;
  }

  // The types let a home view be named either way.
  const view = all[name].properties ? all[name] : all[all[name].$ref.split("/").at(-1)];
  view.properties.blocks.maxItems = 100;
  view.properties.external_id.maxLength = 255;

  function set(kind, property, limits) {
    Object.assign(all[kind]?.properties[property] ?? {}, limits);
  }
}
