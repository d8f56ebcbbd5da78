import type { PhraseBook } from "@cardweave/shared/ui/phrase-book";
import type { NavGroup } from "./page-entry.ts";

export interface FrameTexts {
  readonly portal: string;
  readonly skip: string;
  readonly menu: string;
  readonly navigation: string;
  readonly groups: Readonly<Record<NavGroup, string>>;
  readonly signInTitle: string;
  readonly signInUnder: string;
  readonly login: string;
  readonly password: string;
  readonly signIn: string;
  readonly signInWrong: string;
  readonly signInWait: (seconds: number) => string;
  readonly signOut: string;
  readonly whoAmI: string;
  readonly roles: Readonly<Record<string, string>>;
  readonly allPlaces: string;
  readonly connected: string;
  readonly away: (age: string) => string;
  readonly connecting: string;
  readonly notFoundTitle: string;
  readonly notFound: string;
  readonly notYoursTitle: string;
  readonly notYours: string;
  readonly home: string;
  readonly brokenTitle: string;
  readonly broken: string;
  readonly reload: string;
  readonly noLine: string;
  readonly hubAway: (since: string) => string;
  readonly leaveTitle: string;
  readonly leaveUnder: string;
  readonly leave: string;
  readonly againTitle: string;
  readonly againUnder: string;
}

const de: FrameTexts = {
  portal: "Zentrale",
  skip: "Zum Inhalt",
  menu: "Menü",
  navigation: "Bereiche",
  groups: {
    now: "Jetzt",
    campaigns: "Aktionen",
    cards: "Karten",
    network: "Netz",
    money: "Geld",
  },
  signInTitle: "Anmelden",
  signInUnder: "Zentrale Ihres Kundenkartennetzes",
  login: "Anmeldename",
  password: "Passwort",
  signIn: "Anmelden",
  signInWrong: "Name oder Passwort stimmt nicht.",
  signInWait: (seconds) => `Zu viele Versuche. In ${seconds} Sekunden geht es weiter.`,
  signOut: "Abmelden",
  whoAmI: "Wer bin ich",
  roles: {
    operator: "Betreiber",
    headquarters: "Zentrale",
    "regional-manager": "Regionalleitung",
    manager: "Filialleitung",
    auditor: "Prüfung (nur lesen)",
  },
  allPlaces: "alle Filialen",
  connected: "Live",
  away: (age) => `Keine Verbindung seit ${age}`,
  connecting: "Verbindet",
  notFoundTitle: "Diese Seite gibt es nicht",
  notFound: "Die Adresse führt nirgendwohin. Vielleicht wurde gelöscht, was hier war.",
  notYoursTitle: "Nicht für Ihre Rolle",
  notYours: "Diese Seite sieht Ihre Rolle nicht. Die Rolle ändert, wer das Netz betreibt.",
  home: "Zur Startseite",
  brokenTitle: "Diese Seite ist gestolpert",
  broken: "Ihre Daten sind nicht betroffen. Bitte neu laden.",
  reload: "Neu laden",
  noLine: "Die Zentrale antwortet nicht. Es wird weiter versucht.",
  hubAway: (since) =>
    `Keine Verbindung zur Zentrale seit ${since}. Sie sehen den Stand von da; gespeichert wird ` +
    "wieder, sobald sie antwortet. Die Kassen arbeiten weiter.",
  leaveTitle: "Ungespeichertes verwerfen?",
  leaveUnder: "Was Sie auf dieser Seite eingegeben haben, ist noch nicht gespeichert.",
  leave: "Verwerfen und weiter",
  againTitle: "Bitte neu anmelden",
  againUnder: "Die Sitzung ist zu Ende. Was Sie eingegeben haben, bleibt stehen.",
};

const en: FrameTexts = {
  portal: "Headquarters",
  skip: "To the content",
  menu: "Menu",
  navigation: "Areas",
  groups: {
    now: "Now",
    campaigns: "Campaigns",
    cards: "Cards",
    network: "Network",
    money: "Money",
  },
  signInTitle: "Sign in",
  signInUnder: "Headquarters of your customer-card network",
  login: "Login",
  password: "Password",
  signIn: "Sign in",
  signInWrong: "Login or password is wrong.",
  signInWait: (seconds) => `Too many tries. It goes on in ${seconds} seconds.`,
  signOut: "Sign out",
  whoAmI: "Who am I",
  roles: {
    operator: "Operator",
    headquarters: "Headquarters",
    "regional-manager": "Regional manager",
    manager: "Branch manager",
    auditor: "Auditor (reads only)",
  },
  allPlaces: "all branches",
  connected: "Live",
  away: (age) => `Not connected since ${age}`,
  connecting: "Connecting",
  notFoundTitle: "There is no such page",
  notFound: "The address leads nowhere. Perhaps what was here has been removed.",
  notYoursTitle: "Not for your role",
  notYours: "Your role does not see this page. Whoever runs the network can change your role.",
  home: "To the first page",
  brokenTitle: "This page stumbled",
  broken: "Your data is not affected. Please reload.",
  reload: "Reload",
  noLine: "Headquarters does not answer. It is tried again.",
  hubAway: (since) =>
    `Not connected to headquarters since ${since}. You see how things stood then; saving goes on ` +
    "as soon as it answers. The tills keep working.",
  leaveTitle: "Discard what is not saved?",
  leaveUnder: "What you have typed on this page is not saved yet.",
  leave: "Discard and go on",
  againTitle: "Please sign in again",
  againUnder: "The session is over. What you have typed stays.",
};

export const frameTexts: PhraseBook<FrameTexts> = { de, en };
