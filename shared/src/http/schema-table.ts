import { type Html, html, joined, marked, none } from "./html.ts";

/** The parts of a JSON schema that a reader wants to see. */
type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: unknown;
};

/** A shape's fields, one a row; a shape with a name of its own is linked, not repeated. */
export function schemaTable(raw: object): Html {
  const schema: Schema = raw;
  const said = schema.description === undefined ? none : html`<p>${marked(schema.description)}</p>`;
  const rows = Object.entries(schema.properties ?? {}).map(([name, field]) =>
    row(name, field, schema.required?.includes(name) ?? false),
  );
  if (rows.length === 0) return html`${said}<p>${kind(schema)}</p>`;
  return html`${said}<table><thead><tr><th scope="col">Field</th><th scope="col">Kind</th>
<th scope="col">Meaning</th></tr></thead><tbody>${joined(rows)}</tbody></table>`;
}

function row(name: string, field: Schema, isNeeded: boolean): Html {
  return html`<tr><th scope="row"><code>${name}</code>${isNeeded ? "" : " (may be left out)"}</th>
<td>${kind(field)}</td><td>${marked(field.description ?? "")}</td></tr>`;
}

const leaf = "#/components/schemas/";

/** Each reader takes the schemas it knows; the first that does has the word. */
const readers: readonly ((schema: Schema) => Html | undefined)[] = [
  ({ $ref }) => ($ref === undefined ? undefined : reference($ref.replace(leaf, ""))),
  ({ anyOf }) => anyOf && joined(anyOf.flatMap((one, at) => (at ? [or, kind(one)] : [kind(one)]))),
  ({ allOf }) => allOf && joined(allOf.flatMap((one, at) => (at ? [and, kind(one)] : [kind(one)]))),
  ({ enum: values }) => values && html`<code>${values.map(String).join(" | ")}</code>`,
  ({ items }) => items && html`list of ${kind(items)}`,
  ({ properties }) => properties && html`object with ${Object.keys(properties).join(", ")}`,
];

const or = html` or `;
const and = html` and `;

function reference(name: string): Html {
  return html`<a href="#${name}">${name}</a>`;
}

function kind(schema: Schema): Html {
  for (const read of readers) {
    const known = read(schema);
    if (known !== undefined) return known;
  }
  return html`${[schema.type ?? "anything"].flat().join(" or ")}${bounds(schema)}`;
}

function bounds({ format, pattern, minimum, maximum, default: otherwise }: Schema): string {
  const parts = [
    format,
    minimum === undefined ? undefined : `from ${minimum}`,
    maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? undefined : `to ${maximum}`,
    pattern,
    otherwise === undefined ? undefined : `else ${String(otherwise)}`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}
