import type { Formats } from "@cardweave/shared/ui/components/page-room";
import type { SubjectNames } from "./audit-subjects.ts";
import type { AuditTexts } from "./audit-texts.ts";

/** "campaign-approved" is an approval of a campaign. */
export interface AuditAct {
  readonly thing: string;
  readonly deed: string;
}

type Detail = Readonly<Record<string, unknown>>;

/** The longest thing that is known: "card-design-added" is of a card design, not of a card. */
export function partsOf(act: string, texts: AuditTexts): AuditAct | null {
  const parts = act.split("-");
  for (let at = parts.length - 1; at > 0; at -= 1) {
    const [thing, deed] = [parts.slice(0, at).join("-"), parts.slice(at).join("-")];
    if (texts.things[thing] !== undefined && texts.deeds[deed] !== undefined) {
      return { thing, deed };
    }
  }
  return null;
}

/** "Campaign: approved"; a change that switches something off ends it. What is not known stays. */
export function actText(act: string, detail: Detail, texts: AuditTexts): string {
  const parts = partsOf(act, texts);
  if (parts === null) return act;
  const isEnd = parts.deed === "changed" && detail["active"] === false;
  const deed = texts.deeds[isEnd ? "ended" : parts.deed] ?? parts.deed;
  return `${texts.things[parts.thing] ?? parts.thing}: ${deed}`;
}

const withZone = /^\d{4}-\d\d-\d\dT\d\d:\d\d.*(Z|[+-]\d\d:\d\d)$/;
const atTheWall = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/;

export interface Wording {
  readonly texts: AuditTexts;
  readonly formats: Formats;
  readonly roles: Readonly<Record<string, string>>;
  readonly names: Pick<SubjectNames, "of">;
}

/** What a word in the details names one of. */
const thingOf: Readonly<Record<string, string>> = {
  branch: "branch",
  branches: "branch",
  customerGroup: "customer-group",
  franchisee: "franchisee",
  parent: "article-group",
  purse: "purse",
  region: "region",
  regions: "region",
  till: "till",
};

/** The kinds of things that acts are about, or that their details name. */
export function thingsIn(
  rows: readonly { readonly act: string; readonly detail: Detail }[],
  texts: AuditTexts,
): ReadonlySet<string> {
  const things = rows.flatMap(({ act, detail }) => [
    partsOf(act, texts)?.thing ?? "",
    ...Object.keys(detail).map((name) => thingOf[name] ?? ""),
  ]);
  return new Set(things);
}

function saidText(name: string, value: string, { formats, names, roles }: Wording): string {
  if (withZone.test(value)) return formats.when(Date.parse(value));
  const [, day, time] = atTheWall.exec(value) ?? [];
  if (day !== undefined) return `${formats.day(day)},\u00a0${time}`;
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return formats.day(value);
  if (name === "role") return roles[value] ?? value;
  return names.of(thingOf[name] ?? "", value) ?? value;
}

function said(name: string, value: unknown, wording: Wording): string {
  if (typeof value === "string") return saidText(name, value, wording);
  if (typeof value === "boolean") return value ? wording.texts.yes : wording.texts.no;
  if (Array.isArray(value)) return value.map((one) => said(name, one, wording)).join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

/** "version 2, from 23 Nov 2026, 02:03". That something is active stands in the act already. */
export function detailText(detail: Detail, wording: Wording): string {
  return Object.entries(detail)
    .filter(([name, value]) => name !== "active" && !isNothing(value))
    .map(([name, value]) => `${wording.texts.words[name] ?? name} ${said(name, value, wording)}`)
    .join("; ");
}
