import { detailsOf, type Html, html, joined, marked, none } from "./html.ts";
import type { OpenApi } from "./openapi.ts";
import { schemaTable } from "./schema-table.ts";

type Operation = {
  readonly method: string;
  readonly path: string;
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly "x-roles"?: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Carrier;
  readonly responses?: Readonly<Record<string, Carrier>>;
};

type Parameter = {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
};

type Carrier = {
  readonly description?: string;
  readonly content?: Readonly<Record<string, { readonly schema?: object }>>;
};

/** The OpenAPI document as a page that a person can read: no script, nothing from elsewhere. */
export function docsPage(document: OpenApi): string {
  const operations = operationsOf(document);
  const tags = [...new Set(operations.map(tagOf))];
  const schemas = Object.entries(document.components?.schemas ?? {});
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${document.info.title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/v1/docs.css">
</head>
<body>
<header>
<h1>${document.info.title}</h1>
<p>Version ${document.info.version} · <a href="/v1/openapi.json">OpenAPI 3.1</a></p>
<p>${marked(document.info.description ?? "")}</p>
<nav aria-label="Contents">${joined(tags.map((tag) => html`<a href="#${tag}">${tag}</a> `))}
<a href="#shapes">Shapes</a></nav>
</header>
<main>
${joined(tags.map((tag) => section(tag, operations)))}
<section id="shapes"><h2>Shapes</h2>${joined(schemas.map(shape))}</section>
</main>
</body>
</html>`;
  return page.html;
}

function tagOf(operation: Operation): string {
  return operation.tags?.[0] ?? "other";
}

function operationsOf(document: OpenApi): readonly Operation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item as Readonly<Record<string, object>>).map(([method, operation]) => ({
      ...operation,
      method: method.toUpperCase(),
      path,
    })),
  );
}

function section(tag: string, operations: readonly Operation[]): Html {
  const own = operations.filter((operation) => tagOf(operation) === tag);
  return html`<section id="${tag}"><h2>${tag}</h2>${joined(own.map(call))}</section>`;
}

function call(operation: Operation): Html {
  const { method, path, summary = "", requestBody } = operation;
  const head = html`<code class="${method.toLowerCase()}">${method}</code> <code>${path}</code>
<span>${marked(summary)}</span>`;
  const body = html`<p class="roles">For: ${(operation["x-roles"] ?? []).join(", ")}</p>
${parameters(operation.parameters ?? [])}
${requestBody === undefined ? none : html`<h4>Request</h4>${carrier(requestBody)}`}
<h4>Answers</h4>
<dl>${joined(Object.entries(operation.responses ?? {}).map(answer))}</dl>`;
  return detailsOf(head, body);
}

function parameters(list: readonly Parameter[]): Html {
  if (list.length === 0) return none;
  const rows = list.map(
    (item) => html`<tr><th scope="row"><code>${item.name}</code></th>
<td>${item.in}${item.required === true ? ", needed" : ""}</td>
<td>${marked(item.description ?? "")}</td></tr>`,
  );
  return html`<h4>Parameters</h4><table><tbody>${joined(rows)}</tbody></table>`;
}

function answer([status, said]: readonly [string, Carrier]): Html {
  const isProblem = said.content?.["application/problem+json"] !== undefined;
  return html`<dt>${status}</dt><dd>${marked(said.description ?? "")}${isProblem ? none : carrier(said)}</dd>`;
}

function carrier({ content = {} }: Carrier): Html {
  return joined(
    Object.entries(content).map(
      ([media, { schema = {} }]) => html`<p><code>${media}</code></p>${schemaTable(schema)}`,
    ),
  );
}

function shape([name, schema]: readonly [string, object]): Html {
  return html`<article id="${name}"><h3>${name}</h3>${schemaTable(schema)}</article>`;
}
