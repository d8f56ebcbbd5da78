import { z } from "zod";
import type { DocId } from "../../domain/ids.ts";
import { type AccountView, accountView, type EntryView, entryView } from "./account.ts";
import { type AuditView, auditView } from "./audit.ts";
import { type CardRef, cardRef } from "./card.ts";
import { accountId, day, label, plain, slug, time, type Warned, warnings, yes } from "./fields.ts";
import { type Listed, type ListQuery, listOf } from "./list.ts";

/** A card of a cardholder: which account it leads to, and the last characters of its number. */
export type HeldCard = {
  readonly account: string;
  readonly scheme: string;
  readonly number: string;
  readonly since: string;
};

export type ConsentView = {
  readonly purpose: string;
  readonly given: boolean;
  readonly at: string;
};

type Contact = { readonly email: string | null; readonly phone: string | null };

/** `branch` is where the person was enrolled; who leads that branch sees them. */
export type CardholderView = {
  readonly id: string;
  readonly name: string;
  readonly language: string | null;
  readonly birthday: string | null;
  readonly contact: Contact;
  readonly group: string | null;
  readonly branch: string | null;
  readonly cards: readonly HeldCard[];
  readonly consents: readonly ConsentView[];
  readonly createdAt: string;
  readonly changedAt: string;
  readonly version: string;
} & Warned;

export type Consent = { readonly purpose: string; readonly given: boolean };

export type NewCardholder = {
  readonly name: string;
  readonly language?: string | undefined;
  readonly birthday?: string | undefined;
  readonly contact?: ContactChange | undefined;
  readonly group?: string | undefined;
  readonly branch?: string | undefined;
  readonly card?: CardRef | undefined;
  readonly consents?: readonly Consent[] | undefined;
};

export type ContactChange = {
  readonly email?: string | null | undefined;
  readonly phone?: string | null | undefined;
};

/** What is not named stays; consents are changed purpose by purpose. */
export type CardholderChange = {
  readonly name?: string | undefined;
  readonly language?: string | null | undefined;
  readonly birthday?: string | null | undefined;
  readonly contact?: ContactChange | undefined;
  readonly group?: string | null | undefined;
  readonly consents?: readonly Consent[] | undefined;
};

/** Half a surrogate pair is no letter, and no text on the line. */
const personName: z.ZodType<string> = label.refine((text) => !/\p{Surrogate}/u.test(text), {
  message: "Not readable as text",
});
const language: z.ZodType<string> = z
  .string()
  .regex(/^[a-z]{2}$/, "a language such as de")
  .meta({ description: "ISO 639-1", examples: ["de"] });
const email: z.ZodType<string> = z.email().max(254);
const phone: z.ZodType<string> = z
  .string()
  .regex(/^\+?[0-9 ()/-]{4,30}$/, "a telephone number such as +49 30 1234567");
const contactChange = z.object({
  email: email.nullable().optional(),
  phone: phone.nullable().optional(),
});
const consents = z
  .array(z.object({ purpose: slug, given: yes }))
  .max(50)
  .readonly();

const heldCard: z.ZodType<HeldCard> = z
  .object({
    account: plain,
    scheme: plain,
    number: plain.meta({ description: "Masked: the last four characters" }),
    since: time,
  })
  .meta({ id: "HeldCard" });

export const cardholderView: z.ZodType<CardholderView> = z
  .object({
    id: plain,
    name: plain,
    language: plain.nullable(),
    birthday: day.nullable(),
    contact: z.object({ email: plain.nullable(), phone: plain.nullable() }),
    group: plain.nullable(),
    branch: plain.nullable(),
    cards: z.array(heldCard),
    consents: z.array(z.object({ purpose: plain, given: yes, at: time })),
    createdAt: time,
    changedAt: time,
    version: plain,
    warnings,
  })
  .meta({ id: "Cardholder" });

export const cardholderList: z.ZodType<Listed<CardholderView>> = listOf(
  cardholderView,
  "CardholderList",
);

const birthday: z.ZodType<string> = z.iso.date().meta({ description: "YYYY-MM-DD" });

export const newCardholder: z.ZodType<NewCardholder> = z
  .object({
    name: personName,
    language: language.optional(),
    birthday: birthday.optional(),
    contact: contactChange.optional(),
    group: slug.optional(),
    branch: slug.optional(),
    card: cardRef.optional(),
    consents: consents.optional(),
  })
  .meta({ id: "NewCardholder", description: "A person, and the card that is theirs from now on." });

export const cardholderChange: z.ZodType<CardholderChange> = z
  .object({
    name: personName.optional(),
    language: language.nullable().optional(),
    birthday: birthday.nullable().optional(),
    contact: contactChange.optional(),
    group: slug.nullable().optional(),
    consents: consents.optional(),
  })
  .meta({ id: "CardholderChange", description: "What is not named stays; null removes." });

export type CardholderQuery = ListQuery & {
  readonly q?: string | undefined;
  readonly account?: DocId | undefined;
};

export const cardholderQuery: z.ZodType<CardholderQuery> = z.object({
  cursor: z.string().min(1).max(400).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  q: z
    .string()
    .trim()
    .min(2)
    .max(80)
    .optional()
    .meta({
      description:
        "Beginnings of the words of a name (case and umlauts do not matter), the beginning of an " +
        "e-mail address with its @, or the last four or more digits of a telephone number",
    }),
  account: accountId.optional().meta({ description: "Whose account it is" }),
});

export type CardLink = { readonly card: CardRef };
export const cardLink: z.ZodType<CardLink> = z.object({ card: cardRef }).meta({ id: "CardLink" });

export type HeldCardParams = { readonly id: string; readonly account: DocId };
export const heldCardParams: z.ZodType<HeldCardParams> = z.object({
  id: z.string().regex(/^p-[0-9a-f]{32}$/),
  account: accountId,
});

export type CardholderParams = { readonly id: string };
export const cardholderParams: z.ZodType<CardholderParams> = z.object({
  id: z.string().regex(/^p-[0-9a-f]{32}$/),
});

/** Everything that is known of a person. */
export type CardholderExport = {
  readonly exportedAt: string;
  readonly cardholder: CardholderView;
  readonly accounts: readonly {
    readonly account: AccountView;
    readonly entries: readonly EntryView[];
  }[];
  readonly audit: readonly AuditView[];
};

export const cardholderExport: z.ZodType<CardholderExport> = z
  .object({
    exportedAt: time,
    cardholder: cardholderView,
    accounts: z.array(z.object({ account: accountView, entries: z.array(entryView) })),
    audit: z.array(auditView),
  })
  .meta({ id: "CardholderExport" });

/** What a till may see of a person: enough to tell two of them apart, and the way to the account. */
export type FoundCardholder = {
  readonly name: string;
  readonly number: string;
  readonly account: string;
};

export const foundCardholders: z.ZodType<Listed<FoundCardholder>> = listOf(
  z.object({ name: plain, number: plain, account: plain }).meta({ id: "FoundCardholder" }),
  "FoundCardholderList",
);

/** Letters that a search at a till needs, so that it is no way to list everybody. */
export const fewestLetters = 3;

export type TillSearch = { readonly q: string };
export const tillSearch: z.ZodType<TillSearch> = z.object({
  q: z
    .string()
    .trim()
    .min(fewestLetters)
    .max(80)
    .refine((text) => !/\p{Surrogate}/u.test(text), { message: "Not readable as text" })
    .meta({ description: "Beginnings of the words of a name; case and umlauts do not matter" }),
});
