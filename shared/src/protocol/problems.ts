import type { RefusalCode } from "../domain/result.ts";
import { detailOf } from "./problem-details.ts";

/** What only the HTTP side can meet, beside the codes of refusals. */
export type ProblemCode =
  | RefusalCode
  | "too-slow"
  | "method-not-allowed"
  | "unsupported-media"
  | "internal";

export type ProblemKind = { readonly status: number; readonly en: string; readonly de: string };

/** Source: RFC 9457; the codes and their statuses are promised to callers. */
export const problems: Readonly<Record<ProblemCode, ProblemKind>> = {
  malformed: { status: 400, en: "Not readable", de: "Nicht lesbar" },
  "idempotency-key-missing": {
    status: 400,
    en: "The Idempotency-Key header is missing",
    de: "Der Kopf Idempotency-Key fehlt",
  },
  unauthenticated: { status: 401, en: "Not signed in", de: "Nicht angemeldet" },
  "not-allowed": { status: 403, en: "Not allowed", de: "Nicht erlaubt" },
  "pin-required": { status: 403, en: "The card's PIN is needed", de: "Die PIN der Karte fehlt" },
  "pin-wrong": { status: 403, en: "The PIN is wrong", de: "Die PIN ist falsch" },
  "not-found": { status: 404, en: "Not known here", de: "Hier nicht bekannt" },
  "method-not-allowed": {
    status: 405,
    en: "This address has no such method",
    de: "Diese Adresse kennt die Methode nicht",
  },
  "too-slow": { status: 408, en: "The request came too slowly", de: "Die Anfrage kam zu langsam" },
  "too-little": { status: 409, en: "Not enough on the card", de: "Nicht genug auf der Karte" },
  blocked: { status: 409, en: "The card is blocked", de: "Die Karte ist gesperrt" },
  expired: { status: 409, en: "Expired", de: "Abgelaufen" },
  inactive: { status: 409, en: "Not active yet", de: "Noch nicht freigeschaltet" },
  "already-used": { status: 409, en: "Used already", de: "Schon eingelöst" },
  "already-reversed": { status: 409, en: "Reversed already", de: "Schon rückgängig gemacht" },
  changed: { status: 409, en: "Changed meanwhile", de: "Inzwischen geändert" },
  conflict: { status: 409, en: "In conflict with another", de: "Im Widerspruch zu anderem" },
  "too-large": { status: 413, en: "Too large", de: "Zu groß" },
  "unsupported-media": {
    status: 415,
    en: "Only application/json is read, uncompressed",
    de: "Gelesen wird nur application/json, unverdichtet",
  },
  "key-reused": {
    status: 422,
    en: "The key was used for another request",
    de: "Der Schlüssel gehört zu einer anderen Anfrage",
  },
  invalid: { status: 422, en: "Fields are invalid", de: "Felder sind ungültig" },
  "too-many": { status: 429, en: "Too many requests", de: "Zu viele Anfragen" },
  internal: { status: 500, en: "An error on our side", de: "Ein Fehler auf unserer Seite" },
  "checking-in": {
    status: 503,
    en: "Still checking in after a restart",
    de: "Nach dem Neustart noch im Abgleich",
  },
  "out-of-touch": {
    status: 503,
    en: "Headquarters cannot be reached",
    de: "Die Zentrale ist nicht erreichbar",
  },
  storage: {
    status: 507,
    en: "The disk is full or broken; nothing was booked",
    de: "Der Speicher ist voll oder gestört; nichts wurde gebucht",
  },
};

export type Language = "de" | "en";

/** The body of a problem: `type`, `title`, `status`, `code`, and the refusal's own details. */
export type ProblemBody = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly [detail: string]: unknown;
};

/** Details cannot overwrite what RFC 9457 and the code say. */
export function problemBody(
  code: ProblemCode,
  details: Readonly<Record<string, unknown>> = {},
  language: Language = "en",
): ProblemBody {
  const { status, [language]: title } = problems[code];
  const detail = detailOf(code, details, language);
  const said = detail === undefined ? {} : { detail };
  const type = `https://cardweave.dev/problems/${code}`;
  return { ...said, ...details, type, title, status, code };
}
