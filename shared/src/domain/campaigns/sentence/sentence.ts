import type { Campaign, CampaignEffect } from "../campaign.ts";
import type { Words, Writing } from "./words.ts";
import { wordsDe } from "./words-de.ts";
import { wordsEn } from "./words-en.ts";

export type Naming = {
  /** ISO 4217. */
  readonly currency?: string;
  /** What people call what an id names; else the id stands. */
  readonly nameOf?: (id: string) => string;
};

const languages: Readonly<Record<"de" | "en", Words>> = { de: wordsDe, en: wordsEn };

/**
 * A campaign in plain words: when, where and for whom; what happens; within what limits.
 * Source: SPEC R704. Promise: every field that is set is in it, but for id, version and name.
 */
export function sentence(campaign: Campaign, language: "de" | "en", naming: Naming = {}): string {
  const words = languages[language];
  const w = writingOf(words, naming, campaign.on);
  const when = [
    words.on[campaign.on],
    ...timeParts(campaign, words),
    ...placeParts(campaign, words, w),
    ...audienceParts(campaign, words, w),
    ...askedParts(campaign, words, w),
    ...selectParts(campaign, words, w),
    ...conditionParts(campaign, words, w),
  ].join(", ");
  const what = whatText(campaign, words, w);
  const limits = [
    words.stacking(campaign.stacking, w),
    ...capParts(campaign, words, w),
    ...fundingParts(campaign, words, w),
    words.owner(campaign.owner, w),
  ].join("; ");
  return `${when.charAt(0).toUpperCase()}${when.slice(1)}: ${what}. (${limits})`;
}

/** What a campaign gives, without when, where and for whom. */
export function givingText(campaign: Campaign, language: "de" | "en", naming: Naming): string {
  const words = languages[language];
  return whatText(campaign, words, writingOf(words, naming, campaign.on));
}

function whatText({ effects }: Campaign, words: Words, w: Writing): string {
  return effects.map((effect) => effectText(effect, words, w)).join(` ${words.and} `);
}

/** An amount of minor units as people write it. */
export function moneyText(minor: number, language: "de" | "en", naming: Naming): string {
  return writingOf(languages[language], naming, "sale").money(minor);
}

function writingOf(
  words: Words,
  { currency = "EUR", nameOf = (id) => id }: Naming,
  on: Campaign["on"],
): Writing {
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  const places = format.resolvedOptions().maximumFractionDigits ?? 2;
  return {
    money: (minor) => words.money(decimalText(minor, places, words.decimal), currency),
    percent: (basisPoints) =>
      words.percent(decimalText(basisPoints, 2, words.decimal).replace(/[.,]?0+$/, "")),
    name: nameOf,
    names: (ids) => ids.map(nameOf).join(", "),
    isGift: on !== "sale" && on !== "topUp",
  };
}

/** Whole units of 10^-places as text. */
function decimalText(value: number, places: number, decimal: string): string {
  if (places === 0) return String(value);
  const digits = String(value).padStart(places + 1, "0");
  return `${digits.slice(0, -places)}${decimal}${digits.slice(-places)}`;
}

/** `write` for what is there. */
function said<T>(value: T | undefined, write: (value: T) => string): readonly string[] {
  return value === undefined ? [] : [write(value)];
}

function timeParts({ time = {} }: Campaign, { time: words }: Words): readonly string[] {
  const { dateFrom, dateTo, weekdays, windows, exceptDates, holidays } = time;
  return [
    ...said(dateFrom, (day) => words.from(words.day(day))),
    ...said(dateTo, (day) => words.to(words.day(day))),
    ...said(weekdays, words.weekdays),
    ...said(windows, (all) => all.map(words.window).join(", ")),
    ...said(exceptDates, (days) => words.exceptDates(days.map(words.day).join(", "))),
    ...said(holidays, (one) => words.holidays[one]),
  ];
}

/** Others than headquarters stay in branches of theirs. */
function homeOf({ kind, id }: Campaign["owner"], words: Words, names: Writing["names"]): string {
  if (kind === "hq") return words.everywhere;
  return kind === "merchant"
    ? words.scope.branches(names([id]))
    : words.scope.franchisees(names([id]));
}

function placeParts(
  { scope = {}, owner }: Campaign,
  words: Words,
  { names }: Writing,
): readonly string[] {
  const { regions, branches, franchisees, exceptBranches } = scope;
  const places = [
    ...said(regions, (ids) => words.scope.regions(names(ids))),
    ...said(branches, (ids) => words.scope.branches(names(ids))),
    ...said(franchisees, (ids) => words.scope.franchisees(names(ids))),
  ];
  return [
    places.length === 0 ? homeOf(owner, words, names) : places.join(` ${words.and} `),
    ...said(exceptBranches, (ids) => words.scope.exceptBranches(names(ids))),
  ];
}

function audienceParts(
  { audience = {} }: Campaign,
  { audience: words }: Words,
  { names }: Writing,
): readonly string[] {
  return [
    ...said(audience.card, (card) => words.card[card]),
    ...said(audience.customerGroups, (ids) => words.customerGroups(names(ids))),
    ...said(audience.tiers, (ids) => words.tiers(names(ids))),
    ...said(audience.firstPurchase, words.firstPurchase),
  ];
}

function askedParts(
  { birthday, trigger, cost }: Campaign,
  words: Words,
  w: Writing,
): readonly string[] {
  return [
    ...said(birthday, words.birthday),
    ...said(trigger, words.trigger),
    ...said(cost, (one) => words.cost(one, w)),
  ];
}

function selectParts(
  { select = {} }: Campaign,
  { select: words }: Words,
  { names }: Writing,
): readonly string[] {
  return [
    ...said(select.groups, (ids) => words.groups(names(ids))),
    ...said(select.articles, (ids) => words.articles(names(ids))),
    ...said(select.exceptGroups, (ids) => words.exceptGroups(names(ids))),
    ...said(select.exceptArticles, (ids) => words.exceptArticles(names(ids))),
  ];
}

function conditionParts(
  { conditions = {} }: Campaign,
  { conditions: words }: Words,
  { money }: Writing,
): readonly string[] {
  return [
    ...said(conditions.minAmount, (amount) => words.minAmount(money(amount))),
    ...said(conditions.maxAmount, (amount) => words.maxAmount(money(amount))),
    ...said(conditions.minQuantity, words.minQuantity),
    ...said(conditions.tender, (tender) => words.tender[tender]),
  ];
}

function effectText(effect: CampaignEffect, { effects }: Words, w: Writing): string {
  const write = effects[effect.type] as (one: CampaignEffect, writing: Writing) => string;
  return write(effect, w);
}

function capParts(
  { caps = {} }: Campaign,
  { caps: words }: Words,
  { money }: Writing,
): readonly string[] {
  return [
    ...said(caps.perReceipt, (amount) => words.perReceipt(money(amount))),
    ...said(caps.perCard, ({ n, per }) => words.perCard(n, per)),
    ...said(caps.perBranch, ({ amount, per }) => words.perBranch(money(amount), per)),
    ...said(caps.budget, (amount) => words.budget(money(amount))),
  ];
}

function fundingParts({ funding }: Campaign, words: Words, w: Writing): readonly string[] {
  return said(funding, (shares) =>
    words.funding(
      shares
        .map(({ party, basisPoints }) => words.share(w.name(party), w.percent(basisPoints)))
        .join(", "),
    ),
  );
}
