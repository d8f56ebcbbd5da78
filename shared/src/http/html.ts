/** Text that is safe to stand in a page. */
export type Html = { readonly html: string };

export const none: Html = { html: "" };

const names: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => names[sign] ?? "");
}

/** A text in which what stands between backticks is code. */
export function marked(text: string): Html {
  const parts = text.split("`");
  return joined(
    parts.map((part, at) => (at % 2 === 0 ? html`${part}` : html`<code>${part}</code>`)),
  );
}

/** Texts are escaped, {@link Html} stays as it is. */
export function html(parts: TemplateStringsArray, ...values: readonly (string | Html)[]): Html {
  const filled = parts.map((part, at) => {
    const value = values[at] ?? none;
    return part + (typeof value === "string" ? escaped(value) : value.html);
  });
  return { html: filled.join("") };
}

export function joined(pieces: readonly Html[]): Html {
  return { html: pieces.map((piece) => piece.html).join("") };
}

export function detailsOf(head: Html, body: Html): Html {
  return html`<details><summary>${head}</summary>${body}</details>`;
}
