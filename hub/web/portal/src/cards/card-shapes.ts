import {
  list,
  moment,
  or,
  orNull,
  type Read,
  shape,
  text,
  whole,
  yes,
} from "@cardweave/shared/ui/api/readers";

export interface Entry {
  readonly entry: string;
  /** Unit: ms since 1970. */
  readonly at: number;
  readonly branch: string | null;
  readonly branchName: string | null;
  readonly kind: string;
  readonly purse: string | null;
  readonly amount: number;
  readonly reason: string;
  readonly state: string;
  readonly sent: boolean;
  readonly receipt: string | null;
  readonly reversed: boolean;
  readonly by: string | null;
  readonly says: string | null;
}

const entry = {
  entry: text,
  at: moment,
  branch: orNull(text),
  branchName: orNull(text),
  kind: text,
  purse: orNull(text),
  amount: whole,
  reason: text,
  state: text,
  sent: yes,
  receipt: orNull(text),
  reversed: or(yes, false),
  by: orNull(text),
  says: orNull(text),
};

export const readEntry: Read<Entry> = shape(entry);

export interface BranchBooking extends Entry {
  readonly account: string;
}

export const readBooking: Read<BranchBooking> = shape({ ...entry, account: text });

export interface AccountPurse {
  readonly purse: string;
  readonly currency: string | null;
  readonly of: number | null;
  readonly balance: number;
  readonly pending: number;
  readonly overdraft: number;
  readonly lots: readonly {
    readonly lot: string;
    readonly balance: number;
    readonly expires: string | null;
    readonly paid: boolean;
  }[];
}

export interface Account {
  readonly id: string;
  readonly known: boolean;
  readonly status: string;
  readonly customerGroup: string | null;
  readonly tier: string | null;
  readonly pin: boolean;
  readonly personal: boolean;
  readonly linked: readonly { readonly account: string; readonly reason: string }[];
  readonly leadsTo: { readonly reason: string; readonly from: string } | null;
  readonly purses: readonly AccountPurse[];
}

const readLot = shape({ lot: text, balance: whole, expires: orNull(text), paid: yes });

const readPurse: Read<AccountPurse> = shape({
  purse: text,
  currency: orNull(text),
  of: orNull(whole),
  balance: whole,
  pending: whole,
  overdraft: whole,
  lots: list(readLot),
});

export const readAccount: Read<Account> = shape({
  id: text,
  known: yes,
  status: text,
  customerGroup: orNull(text),
  tier: orNull(text),
  pin: or(yes, false),
  personal: or(yes, false),
  linked: or(list(shape({ account: text, reason: text })), []),
  leadsTo: orNull(shape({ reason: text, from: text })),
  purses: list(readPurse),
});

/** What was done to a card; the receipt takes it back. */
export interface Done {
  readonly receipt: string;
  readonly account: Account;
}

export const readDone: Read<Done> = shape({ receipt: text, account: readAccount });

export interface Cardholder {
  readonly id: string;
  readonly name: string;
  readonly language: string | null;
  readonly birthday: string | null;
  readonly contact: { readonly email: string | null; readonly phone: string | null };
  readonly group: string | null;
  readonly branch: string | null;
  readonly cards: readonly { readonly account: string; readonly number: string }[];
  readonly version: string;
}

export const readCardholder: Read<Cardholder> = shape({
  id: text,
  name: text,
  language: orNull(text),
  birthday: orNull(text),
  contact: shape({ email: orNull(text), phone: orNull(text) }),
  group: orNull(text),
  branch: orNull(text),
  cards: list(shape({ account: text, number: text })),
  version: text,
});

/** A card on the line: an account stands for itself, as numbers stay out of addresses. */
export function cardOf(account: string): { readonly scheme: string; readonly number: string } {
  return { scheme: "account", number: account };
}

/** What is told of an account where there is no room for its whole name. */
export function shortName(account: string): string {
  return account.slice(2, 12);
}
