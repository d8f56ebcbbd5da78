import { readTier } from "./read-tier.ts";
import { list, listOrNone, moment, record, text, whole, wholeOr } from "./readers.ts";
import type { AccountView, BookingAnswer, EntryView, PurseView, RewardView } from "./shapes.ts";

function readPurse(value: unknown): PurseView {
  const purse = record(value);
  return {
    purse: text(purse["purse"]),
    balance: whole(purse["balance"]),
    pending: wholeOr(purse["pending"], 0),
    guaranteed: whole(purse["guaranteed"]),
    provisionalLimit: whole(purse["provisionalLimit"]),
    overdraft: wholeOr(purse["overdraft"], 0),
    ...expiring(purse["expiring"]),
  };
}

function expiring(value: unknown): Pick<PurseView, "expiring"> {
  if (value === undefined || value === null) return {};
  const { on, amount } = record(value);
  return { expiring: { on: text(on), amount: whole(amount) } };
}

function readEntry(value: unknown): EntryView {
  const entry = record(value);
  return {
    entry: text(entry["entry"]),
    at: moment(entry["at"]),
    branch: text(entry["branch"] ?? ""),
    kind: text(entry["kind"]),
    purse: text(entry["purse"] ?? ""),
    amount: whole(entry["amount"]),
    reason: text(entry["reason"] ?? ""),
    state: text(entry["state"] ?? "valid"),
    sent: entry["sent"] !== false,
    reversed: entry["reversed"] === true,
    ...(typeof entry["receipt"] === "string" ? { receipt: entry["receipt"] } : {}),
    ...(typeof entry["branchName"] === "string" ? { branchName: entry["branchName"] } : {}),
  };
}

export function readAccount(value: unknown): AccountView {
  const account = record(value);
  return {
    id: text(account["id"]),
    known: account["known"] === true,
    status: text(account["status"]),
    asOf: moment(account["asOf"]),
    purses: list(account["purses"], readPurse),
    recent: listOrNone(account["recent"], readEntry),
    rewards: listOrNone(account["rewards"], readReward),
    coupons: listOrNone(account["coupons"], readReward),
    pin: account["pin"] === true,
    checkingIn: account["checkingIn"] === true,
    ...leadsTo(account["leadsTo"]),
    linked: listOrNone(account["linked"], (one) => text(record(one)["account"])),
    ...readTier(account["tierProgress"]),
  };
}

function readReward(value: unknown): RewardView {
  const { campaign, name, cost } = record(value);
  const named = { campaign: text(campaign), name: text(name) };
  if (cost === undefined || cost === null) return named;
  const { purse, amount } = record(cost);
  return { ...named, cost: { purse: text(purse), amount: whole(amount) } };
}

/** Only why: the card itself is the one that was scanned. */
function leadsTo(value: unknown): Pick<AccountView, "leadsTo"> {
  return value === undefined || value === null ? {} : { leadsTo: text(record(value)["reason"]) };
}

export function readAccountOrNone(value: unknown): AccountView | null {
  return value === undefined || value === null ? null : readAccount(value);
}

export function readBooking(value: unknown): BookingAnswer {
  const answer = record(value);
  const states = listOrNone(answer["entries"], (entry) => record(entry)["state"]);
  return {
    receipt: text(answer["receipt"]),
    provisional: states.includes("provisional"),
    bonus: wholeOr(answer["bonus"], 0),
    account: readAccount(answer["account"]),
  };
}

export interface EntryPage {
  readonly items: readonly EntryView[];
  readonly next: string | null;
}

export function readEntryPage(value: unknown): EntryPage {
  const page = record(value);
  const next = page["next"];
  return {
    items: list(page["items"], readEntry),
    next: next === undefined || next === null ? null : text(next),
  };
}
