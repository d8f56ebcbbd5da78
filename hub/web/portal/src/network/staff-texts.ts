import type { PhraseBook } from "@cardweave/shared/ui/phrase-book";
import type { CatalogueTexts } from "./catalogue.ts";

export interface StaffTexts {
  readonly operators: CatalogueTexts;
  readonly users: CatalogueTexts;
  readonly login: string;
  readonly loginHint: string;
  readonly role: string;
  readonly operatorRoles: Readonly<Record<string, string>>;
  readonly userRoles: Readonly<Record<string, string>>;
  readonly userRoleHints: Readonly<Record<string, string>>;
  readonly branches: string;
  readonly regions: string;
  readonly everywhere: string;
  readonly password: string;
  readonly passwordHint: (least: number) => string;
  readonly signsIn: string;
  readonly byPassword: string;
  readonly byToken: string;
  readonly notAtAll: string;
  readonly setPassword: string;
  readonly passwordSet: (login: string) => string;
  readonly passwordEnds: string;
  readonly newToken: string;
  readonly tokenEnds: string;
  readonly token: string;
  readonly tokenUnder: string;
  readonly signOut: string;
  readonly signedOut: (login: string) => string;
  readonly limitsAt: string;
}

const de: StaffTexts = {
  operators: {
    title: "Kassenpersonal",
    under: "Wer sich an den Kassen anmeldet. Auf Belegen steht nur die Kennung, nie der Name.",
    add: "Person anlegen",
    emptyTitle: "Noch niemand an den Kassen",
    empty: "Jede Person an der Kasse meldet sich mit eigenem Namen und Passwort an.",
    added: (name) => `${name} ist angelegt.`,
    changed: (name) => `${name} ist geändert.`,
    endTitle: (name) => `${name} beenden?`,
    endConsequence: "Die Person kann sich nirgends mehr anmelden. Ihre Buchungen bleiben.",
  },
  users: {
    title: "Benutzer",
    under: "Wer sich hier in der Zentrale anmeldet, und was jede Rolle sieht.",
    add: "Benutzer anlegen",
    emptyTitle: "Noch keine Benutzer",
    empty: "Legen Sie Konten für alle an, die hier arbeiten; jeder sieht nur seinen Bereich.",
    added: (name) => `${name} ist angelegt.`,
    changed: (name) => `${name} ist geändert.`,
    endTitle: (name) => `${name} beenden?`,
    endConsequence: "Alle Sitzungen enden sofort, eine neue Anmeldung ist nicht möglich.",
  },
  login: "Anmeldename",
  loginHint: "2 bis 64 Zeichen ohne Leerzeichen.",
  role: "Rolle",
  operatorRoles: { cashier: "Kasse", manager: "Filialleitung", integration: "Programm" },
  userRoles: {
    headquarters: "Zentrale",
    "regional-manager": "Regionalleitung",
    manager: "Filialleitung",
    auditor: "Prüfung",
    integration: "Programm",
    operator: "Betreiber",
  },
  userRoleHints: {
    headquarters: "Sieht und ändert alles.",
    "regional-manager": "Sieht die genannten Regionen und Filialen.",
    manager: "Sieht die genannten Filialen.",
    auditor: "Sieht alles, ändert nichts.",
    integration: "Ein Programm mit Token, ohne Anmeldung hier.",
  },
  branches: "Filialen",
  regions: "Regionen",
  everywhere: "Nichts gewählt heißt: überall.",
  password: "Passwort",
  passwordHint: (least) => `Mindestens ${least} Zeichen.`,
  signsIn: "Anmeldung",
  byPassword: "Passwort",
  byToken: "Token",
  notAtAll: "nicht möglich",
  setPassword: "Passwort neu setzen",
  passwordSet: (login) => `Neues Passwort für ${login} gilt.`,
  passwordEnds:
    "Wer noch mit dem alten angemeldet ist, wird abgemeldet. War die Anmeldung nach Fehlversuchen gesperrt, ist sie wieder frei.",
  newToken: "Neues Token",
  tokenEnds: "Das bisherige Token gilt sofort nicht mehr.",
  token: "Token",
  tokenUnder: "Es wird nur jetzt gezeigt; gespeichert ist nur seine Prüfsumme.",
  signOut: "Überall abmelden",
  signedOut: (login) => `${login} ist überall abgemeldet.`,
  limitsAt: "Was jede Rolle von Hand buchen darf, steht unter Regeln, Kulanz.",
};

const en: StaffTexts = {
  operators: {
    title: "Till staff",
    under: "Who signs in at the tills. Receipts carry an identity only, never a name.",
    add: "Add a person",
    emptyTitle: "Nobody at the tills yet",
    empty: "Each person at a till signs in with a login and password of their own.",
    added: (name) => `${name} was added.`,
    changed: (name) => `${name} was changed.`,
    endTitle: (name) => `End ${name}?`,
    endConsequence: "This person can sign in nowhere any more. Their bookings stay.",
  },
  users: {
    title: "Users",
    under: "Who signs in here at headquarters, and what each role sees.",
    add: "Add a user",
    emptyTitle: "No users yet",
    empty: "Add an account for everybody who works here; each sees their own area only.",
    added: (name) => `${name} was added.`,
    changed: (name) => `${name} was changed.`,
    endTitle: (name) => `End ${name}?`,
    endConsequence: "All sessions end at once, and signing in again is not possible.",
  },
  login: "Login",
  loginHint: "2 to 64 characters without blanks.",
  role: "Role",
  operatorRoles: { cashier: "Cashier", manager: "Branch manager", integration: "Program" },
  userRoles: {
    headquarters: "Headquarters",
    "regional-manager": "Regional manager",
    manager: "Branch manager",
    auditor: "Auditor",
    integration: "Program",
    operator: "Operator",
  },
  userRoleHints: {
    headquarters: "Sees and changes everything.",
    "regional-manager": "Sees the regions and branches that are named.",
    manager: "Sees the branches that are named.",
    auditor: "Sees everything, changes nothing.",
    integration: "A program with a token, which does not sign in here.",
  },
  branches: "Branches",
  regions: "Regions",
  everywhere: "None chosen means everywhere.",
  password: "Password",
  passwordHint: (least) => `At least ${least} characters.`,
  signsIn: "Signs in",
  byPassword: "Password",
  byToken: "Token",
  notAtAll: "cannot",
  setPassword: "Set a new password",
  passwordSet: (login) => `${login} has a new password.`,
  passwordEnds:
    "Whoever is signed in with the old one is signed out. If sign-in was blocked after failed tries, it is free again.",
  newToken: "New token",
  tokenEnds: "The token before holds no longer, from now on.",
  token: "Token",
  tokenUnder: "It is shown this once; only its checksum is kept.",
  signOut: "Sign out everywhere",
  signedOut: (login) => `${login} is signed out everywhere.`,
  limitsAt: "What each role may book by hand stands in Rules, Goodwill.",
};

export const staffTexts: PhraseBook<StaffTexts> = { de, en };
