import "@cardweave/shared/ui/tokens.css";
import "@cardweave/shared/ui/base.css";
import "./till.css";
import { LanguageRoom } from "@cardweave/shared/ui/components/language-context";
import { pickLanguage } from "@cardweave/shared/ui/language";
import type { ReactElement } from "react";
import { createRoot } from "react-dom/client";
import { keepPairing, keptPairing, type Pairing, pairingIn } from "./access/pairing.ts";
import { callNodeWith } from "./api/call-node.ts";
import { deskApi } from "./api/desk-api.ts";
import { nodeApi } from "./api/node-api.ts";
import { App } from "./app.tsx";
import { listenWith } from "./line/listen.ts";
import type { PagePorts } from "./ports.ts";

const languagePlace = "cardweave.language";

function after(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

/** 128 random bits; `crypto.randomUUID` is missing on a shop's LAN without TLS. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const call = callNodeWith({
  fetch: (...request) => fetch(...request),
  signalAfter: (ms) => AbortSignal.timeout(ms),
});

const ports: PagePorts = {
  api: nodeApi(call),
  desk: deskApi(call),
  disk: localStorage,
  windowDisk: sessionStorage,
  now: () => Date.now(),
  after,
  newKey,
  listen: listenWith(after),
};

/** Takes the pairing out of the address at once, so that it is in no history and no screenshot. */
function pairingAtStart(): Pairing | null {
  const fresh = pairingIn(location.hash);
  if (fresh === null) return keptPairing(localStorage);
  keepPairing(localStorage, fresh);
  history.replaceState(null, "", location.pathname);
  return fresh;
}

function Page(): ReactElement {
  const start = pickLanguage(localStorage.getItem(languagePlace), navigator.languages);
  document.documentElement.lang = start;
  return (
    <LanguageRoom
      start={start}
      onChoose={(language) => {
        localStorage.setItem(languagePlace, language);
        document.documentElement.lang = language;
      }}
    >
      <App ports={ports} pairing={pairingAtStart()} />
    </LanguageRoom>
  );
}

const place = document.getElementById("page");
if (place === null) throw new Error("the page has no place to be drawn");
createRoot(place).render(<Page />);
