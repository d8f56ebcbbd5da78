import type { Campaign } from "../campaign.ts";
import type { Overlap, OverlapOutcome } from "../overlaps.ts";
import { givingText, type Naming } from "./sentence.ts";

/** Two campaigns by name and by what they give, the first in turn first. */
type Two = {
  readonly first: string;
  readonly other: string;
  readonly gives: string;
  readonly otherGives: string;
};

type OverlapWords = Readonly<Record<OverlapOutcome, (two: Two) => string>>;

const en: OverlapWords = {
  stacks: ({ first, other, gives, otherGives }) =>
    `${first} first (${gives}), then ${other} on what is left (${otherGives}).`,
  locks: ({ first, other, gives }) =>
    `${first} applies (${gives}) and locks its articles: ${other} takes nothing more off them.`,
  excludes: ({ first, other }) =>
    `${first} excludes ${other}: where ${first} gives anything, ${other} does not apply.`,
  best: ({ first, other }) =>
    `Only one of ${first} and ${other} applies: what costs the customer less.`,
  earns: ({ first, other, gives, otherGives }) =>
    `${first} takes off first (${gives}); ${other} counts on what is left (${otherGives}).`,
  adds: ({ first, other, gives, otherGives }) =>
    `Both give: ${first} ${gives}, ${other} ${otherGives}.`,
  apart: ({ first, other }) => `${first} and ${other} both apply, each to articles of its own.`,
};

const de: OverlapWords = {
  stacks: ({ first, other, gives, otherGives }) =>
    `Zuerst ${first} (${gives}), dann ${other} auf den Rest (${otherGives}).`,
  locks: ({ first, other, gives }) =>
    `${first} gilt (${gives}) und sperrt seine Artikel: ${other} senkt sie nicht weiter.`,
  excludes: ({ first, other }) =>
    `${first} schließt ${other} aus: Wo ${first} etwas gibt, gilt ${other} nicht.`,
  best: ({ first, other }) =>
    `Nur eine von beiden, ${first} oder ${other}, gilt: die für den Kunden günstigere.`,
  earns: ({ first, other, gives, otherGives }) =>
    `Zuerst zieht ${first} ab (${gives}); ${other} rechnet mit dem Rest (${otherGives}).`,
  adds: ({ first, other, gives, otherGives }) =>
    `Beide geben: ${first} ${gives}, ${other} ${otherGives}.`,
  apart: ({ first, other }) => `${first} und ${other} gelten beide, jede für eigene Artikel.`,
};

const quotes = {
  de: (name: string) => `„${name}“`,
  en: (name: string) => `“${name}”`,
} as const;

/** What happens in a basket where both could apply, in plain words. Source: SPEC R681. */
export function overlapSentence(
  { outcome, first }: Pick<Overlap, "outcome" | "first">,
  [a, b]: readonly [Campaign, Campaign],
  { language, ...naming }: Naming & { readonly language: "de" | "en" },
): string {
  const [one, other] = first === a.id ? [a, b] : [b, a];
  const quoted = quotes[language];
  return { de, en }[language][outcome]({
    first: quoted(one.name),
    other: quoted(other.name),
    gives: givingText(one, language, naming),
    otherGives: givingText(other, language, naming),
  });
}
