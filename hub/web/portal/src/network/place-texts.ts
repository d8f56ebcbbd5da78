import type { PhraseBook } from "@cardweave/shared/ui/phrase-book";
import type { CatalogueTexts } from "./catalogue.ts";

export interface PlaceTexts {
  readonly branches: CatalogueTexts;
  readonly regions: CatalogueTexts;
  readonly franchisees: CatalogueTexts;
  readonly franchisee: string;
  readonly noFranchisee: string;
  readonly franchiseeHint: string;
  readonly itsBranches: string;
  readonly noBranches: string;
  readonly atTheBranch: string;
  readonly region: string;
  readonly noRegion: string;
  readonly zone: string;
  readonly zoneHint: string;
}

const de: PlaceTexts = {
  branches: {
    title: "Filialen",
    under: "Jede Filiale hat einen Filialrechner, der auch ohne Netz bucht.",
    add: "Filiale anlegen",
    emptyTitle: "Noch keine Filiale",
    empty: "Mit der ersten Filiale beginnt das Netz: danach kommen Filialrechner und Kassen.",
    added: (name) => `Filiale ${name} ist angelegt.`,
    changed: (name) => `Filiale ${name} ist geändert.`,
    endTitle: (name) => `Filiale ${name} beenden?`,
    endConsequence:
      "Ihre Kassen buchen nicht mehr, ihre Aktionen enden. Alles Gebuchte bleibt stehen. " +
      "Die Filiale lässt sich wieder aktivieren.",
  },
  regions: {
    title: "Regionen",
    under: "Eine Region fasst Filialen zusammen: für Regionalleitungen, Aktionen und Zahlen.",
    add: "Region anlegen",
    emptyTitle: "Noch keine Region",
    empty: "Regionen braucht, wer Filialen verschiedenen Leitungen zuordnen will.",
    added: (name) => `Region ${name} ist angelegt.`,
    changed: (name) => `Region ${name} ist geändert.`,
    endTitle: (name) => `Region ${name} beenden?`,
    endConsequence: "Ihre Filialen bleiben. Wer nur diese Region sieht, sieht nichts mehr.",
  },
  franchisees: {
    title: "Franchisenehmer",
    under: "Wer Filialen unter dem Namen des Netzes führt. Welche, steht bei der Filiale.",
    add: "Franchisenehmer anlegen",
    emptyTitle: "Noch kein Franchisenehmer",
    empty: "Alle Filialen gehören dem Netz selbst. Wer eigene führt, kommt hier dazu.",
    added: (name) => `${name} ist angelegt. Jetzt die Filialen zuordnen.`,
    changed: (name) => `${name} ist geändert.`,
    endTitle: (name) => `${name} beenden?`,
    endConsequence: "Eigene Aktionen enden sofort. Die Filialen bleiben und buchen weiter.",
  },
  franchisee: "Franchisenehmer",
  noFranchisee: "das Netz selbst",
  franchiseeHint: "Wer die Filiale führt. Eigene Aktionen gelten für alle Filialen desselben.",
  itsBranches: "Filialen",
  noBranches: "Noch keine Filiale.",
  atTheBranch: "Bei der Filiale zuordnen",
  region: "Region",
  noRegion: "keine",
  zone: "Zeitzone",
  zoneHint: "Danach richten sich Tage und Uhrzeiten der Aktionen, wie Europe/Berlin.",
};

const en: PlaceTexts = {
  branches: {
    title: "Branches",
    under: "Each branch has a store node that books without the network too.",
    add: "Add a branch",
    emptyTitle: "No branch yet",
    empty: "The network begins with its first branch; its node and its tills come next.",
    added: (name) => `Branch ${name} was added.`,
    changed: (name) => `Branch ${name} was changed.`,
    endTitle: (name) => `End branch ${name}?`,
    endConsequence:
      "Its tills book no more, its campaigns end. Everything that was booked stays. " +
      "The branch can be made active again.",
  },
  regions: {
    title: "Regions",
    under: "A region holds branches together: for regional managers, campaigns and figures.",
    add: "Add a region",
    emptyTitle: "No region yet",
    empty: "You need regions when different people look after different branches.",
    added: (name) => `Region ${name} was added.`,
    changed: (name) => `Region ${name} was changed.`,
    endTitle: (name) => `End region ${name}?`,
    endConsequence: "Its branches stay. Whoever sees this region only sees nothing any more.",
  },
  franchisees: {
    title: "Franchisees",
    under: "Who runs branches under the network's name. Which ones is said at the branch.",
    add: "Add a franchisee",
    emptyTitle: "No franchisee yet",
    empty: "All branches are the network's own. Whoever runs some of their own comes here.",
    added: (name) => `${name} was added. Now say which branches are theirs.`,
    changed: (name) => `${name} was changed.`,
    endTitle: (name) => `End ${name}?`,
    endConsequence: "Their own campaigns end at once. The branches stay and go on booking.",
  },
  franchisee: "Franchisee",
  noFranchisee: "the network itself",
  franchiseeHint: "Who runs the branch. Own campaigns hold in all branches of the same one.",
  itsBranches: "Branches",
  noBranches: "No branch yet.",
  atTheBranch: "Say so at the branch",
  region: "Region",
  noRegion: "none",
  zone: "Time zone",
  zoneHint: "Days and hours of campaigns go by it, as in Europe/Berlin.",
};

export const placeTexts: PhraseBook<PlaceTexts> = { de, en };
