import type { PhraseBook } from "@cardweave/shared/ui/phrase-book";
import type { CatalogueTexts } from "../network/catalogue.ts";

export interface WebhookTexts {
  readonly webhooks: CatalogueTexts;
  readonly nameHint: string;
  readonly url: string;
  readonly urlHint: string;
  readonly events: string;
  readonly eventNames: Readonly<Record<string, string>>;
  readonly waiting: string;
  readonly on: string;
  readonly off: string;
  readonly failing: (since: string) => string;
  readonly disabled: Readonly<Record<string, string>>;
  readonly secret: string;
  readonly secretUnder: string;
  readonly rotate: string;
  readonly rotateTitle: (name: string) => string;
  readonly rotateConsequence: string;
  readonly oldUntil: (when: string) => string;
  readonly deliveries: string;
  readonly deliveriesUnder: string;
  readonly seeDeliveries: string;
  readonly remove: string;
  readonly removeTitle: (name: string) => string;
  readonly removeConsequence: string;
  readonly removed: (name: string) => string;
  readonly at: string;
  readonly what: string;
  readonly state: string;
  readonly states: Readonly<Record<string, string>>;
  readonly allStates: string;
  readonly attempts: string;
  readonly answer: string;
  /** Why there was no answer, by the code that the system gives. */
  readonly faults: Readonly<Record<string, string>>;
  readonly next: string;
  readonly message: string;
  readonly again: string;
  readonly againLabel: (event: string) => string;
  readonly sentAgain: string;
  readonly replay: string;
  readonly replayUnder: string;
  readonly since: string;
  readonly replayed: (count: number) => string;
  readonly emptyTitle: string;
  readonly empty: string;
}

const de: WebhookTexts = {
  webhooks: {
    title: "Webhooks",
    under: "Andere Programme, die sofort erfahren, was im Netz geschieht.",
    add: "Webhook anlegen",
    emptyTitle: "Noch niemand wird benachrichtigt",
    empty: "Ein Onlineshop oder ein Newsletter kann mit einer Adresse mithören.",
    added: (name) => `${name} wird ab jetzt benachrichtigt.`,
    changed: (name) => `${name} ist geändert.`,
    endTitle: (name) => `${name} ausschalten?`,
    endConsequence:
      "Was inzwischen geschieht, wird nicht gesendet. Danach lässt es sich nachholen: 30 Tage lang, " +
      "mit „Ab einem Zeitpunkt neu senden“.",
    end: "Ausschalten",
    revive: "Wieder einschalten",
  },
  nameHint: "Leer: der Name des Servers.",
  url: "Adresse",
  urlHint: "Mit https. Der Server antwortet mit 2xx, wenn er die Nachricht hat.",
  events: "Wird benachrichtigt über",
  eventNames: {
    "account.changed": "Kontostände",
    "receipt.booked": "Belege",
    "campaign.changed": "Aktionen",
    "card.status": "Sperren und Freigaben von Karten",
  },
  waiting: "Warten",
  on: "Ein",
  off: "Aus",
  failing: (since) => `Kommt nicht an seit ${since}`,
  disabled: { failing: "Aus: kam tagelang nicht an", gone: "Aus: der Server will nichts mehr" },
  secret: "Geheimnis",
  secretUnder:
    "Damit prüft der andere Server, dass eine Nachricht von hier kommt. Es wird nur jetzt gezeigt.",
  rotate: "Neues Geheimnis",
  rotateTitle: (name) => `Neues Geheimnis für ${name}?`,
  rotateConsequence:
    "24 Stunden lang tragen Nachrichten beide Unterschriften; bis dahin muss der andere Server " +
    "das neue Geheimnis kennen.",
  oldUntil: (when) => `Das alte Geheimnis gilt noch bis ${when}.`,
  deliveries: "Nachrichten",
  deliveriesUnder: "Was gesendet wurde, neueste zuerst, und was daraus wurde. 30 Tage lang.",
  seeDeliveries: "Nachrichten ansehen",
  remove: "Löschen",
  removeTitle: (name) => `${name} löschen?`,
  removeConsequence:
    "Was noch wartet, wird nicht mehr gesendet. Das lässt sich nicht zurücknehmen.",
  removed: (name) => `${name} ist gelöscht.`,
  at: "Wann",
  what: "Worüber",
  state: "Zustand",
  states: { waiting: "Wartet", delivered: "Angekommen", failed: "Aufgegeben" },
  allStates: "Alle Zustände",
  attempts: "Versuche",
  answer: "Antwort",
  faults: {
    ENOTFOUND: "Server nicht gefunden",
    EAI_AGAIN: "Namensdienst antwortet nicht",
    ECONNREFUSED: "Server nimmt nichts an",
    ECONNRESET: "Verbindung abgebrochen",
    ETIMEDOUT: "keine Antwort",
    CERT_HAS_EXPIRED: "Zertifikat abgelaufen",
    DEPTH_ZERO_SELF_SIGNED_CERT: "Zertifikat nicht vertrauenswürdig",
  },
  next: "Nächster Versuch",
  message: "Name der Nachricht",
  again: "Noch einmal",
  againLabel: (event) => `Noch einmal senden: ${event}`,
  sentAgain: "Die Nachricht wird noch einmal gesendet.",
  replay: "Ab einem Zeitpunkt neu senden",
  replayUnder:
    "Alles seit diesem Zeitpunkt wird der Reihe nach noch einmal gesendet. Jede Nachricht behält " +
    "ihren Namen, damit der andere Server sie erkennt.",
  since: "Seit",
  replayed: (count) =>
    count === 1 ? "Eine Nachricht wird neu gesendet." : `${count} Nachrichten werden neu gesendet.`,
  emptyTitle: "Noch keine Nachricht",
  empty: "Die erste kommt mit der nächsten Buchung, die hierher gehört.",
};

const en: WebhookTexts = {
  webhooks: {
    title: "Webhooks",
    under: "Other programs that hear at once what happens in the network.",
    add: "Add a webhook",
    emptyTitle: "Nobody is told yet",
    empty: "A web shop or a newsletter can listen with an address.",
    added: (name) => `${name} is told from now on.`,
    changed: (name) => `${name} was changed.`,
    endTitle: (name) => `Turn ${name} off?`,
    endConsequence:
      "What happens meanwhile is not sent. It can be made up for afterwards, for 30 days: with " +
      "“Send again from a time on”.",
    end: "Turn off",
    revive: "Turn on again",
  },
  nameHint: "Empty: the server's name.",
  url: "Address",
  urlHint: "With https. The server answers 2xx when it has the message.",
  events: "Is told of",
  eventNames: {
    "account.changed": "Balances",
    "receipt.booked": "Receipts",
    "campaign.changed": "Campaigns",
    "card.status": "Blocked and released cards",
  },
  waiting: "Waiting",
  on: "On",
  off: "Off",
  failing: (since) => `Not arriving since ${since}`,
  disabled: { failing: "Off: did not arrive for days", gone: "Off: the server wants no more" },
  secret: "Secret",
  secretUnder:
    "With it the other server checks that a message comes from here. It is shown only now.",
  rotate: "New secret",
  rotateTitle: (name) => `A new secret for ${name}?`,
  rotateConsequence:
    "For 24 hours messages bear both signatures; until then the other server has to know the " +
    "new secret.",
  oldUntil: (when) => `The old secret is good until ${when}.`,
  deliveries: "Messages",
  deliveriesUnder: "What was sent, newest first, and what became of it. For 30 days.",
  seeDeliveries: "See the messages",
  remove: "Delete",
  removeTitle: (name) => `Delete ${name}?`,
  removeConsequence: "What is still waiting is not sent any more. This cannot be undone.",
  removed: (name) => `${name} was deleted.`,
  at: "When",
  what: "About",
  state: "State",
  states: { waiting: "Waiting", delivered: "Arrived", failed: "Given up" },
  allStates: "All states",
  attempts: "Tries",
  answer: "Answer",
  faults: {
    ENOTFOUND: "server not found",
    EAI_AGAIN: "name service does not answer",
    ECONNREFUSED: "server takes nothing",
    ECONNRESET: "connection broke off",
    ETIMEDOUT: "no answer",
    CERT_HAS_EXPIRED: "certificate has run out",
    DEPTH_ZERO_SELF_SIGNED_CERT: "certificate is not trusted",
  },
  next: "Next try",
  message: "Message's name",
  again: "Send again",
  againLabel: (event) => `Send again: ${event}`,
  sentAgain: "The message is sent again.",
  replay: "Send again from a time on",
  replayUnder:
    "Everything since then is sent again in its order. Each message keeps its name, so that the " +
    "other server knows it.",
  since: "Since",
  replayed: (count) =>
    count === 1 ? "One message is sent again." : `${count} messages are sent again.`,
  emptyTitle: "No message yet",
  empty: "The first comes with the next booking that belongs here.",
};

export const webhookTexts: PhraseBook<WebhookTexts> = { de, en };
