/** What somebody typed into the one field of the search. */
export type Typed =
  | { readonly kind: "account"; readonly id: string }
  | { readonly kind: "card"; readonly scheme: string; readonly number: string }
  | { readonly kind: "name"; readonly name: string };

const forms: readonly { readonly scheme: string; readonly form: RegExp }[] = [
  { scheme: "own", form: /^[A-Z2-7]{16}[0-9A-Z]$/ },
  { scheme: "ean13", form: /^\d{13}$/ },
  { scheme: "uid", form: /^([0-9A-F]{8}|[0-9A-F]{14})$/ },
];

/** Numbers of ours that lead to no card. */
const others: ReadonlySet<string> = new Set(["voucher", "coupon"]);

/** A link that a card's code holds ends with its number. */
function numberIn(text: string): string {
  const last = /^https?:\/\/.*[/#=]([^/#=?]+)$/.exec(text)?.[1] ?? text;
  return last.toUpperCase().replaceAll(/[\s-]/g, "");
}

/** An account, a card's number under a scheme that the network takes, or else a name. */
export function typedCard(typed: string, schemes: readonly string[]): Typed {
  const plain = typed.trim();
  if (/^0[14][0-9a-f]{32}$/.test(plain)) return { kind: "account", id: plain };
  const number = numberIn(plain);
  const found = forms.find(({ scheme, form }) => schemes.includes(scheme) && form.test(number));
  if (found !== undefined) return { kind: "card", scheme: found.scheme, number };
  const other = schemes.find(
    (scheme) => !(others.has(scheme) || forms.some((one) => one.scheme === scheme)),
  );
  const isNumber = /\d/.test(number) && /^[0-9A-Z.]{4,40}$/.test(number);
  if (other !== undefined && isNumber) return { kind: "card", scheme: other, number };
  return { kind: "name", name: plain };
}
