import "@cardweave/shared/ui/tokens.css";
import "@cardweave/shared/ui/base.css";
import "@cardweave/shared/ui/office.css";
import "./portal.css";
import { apiWith } from "@cardweave/shared/ui/api/call";
import { EventLine } from "@cardweave/shared/ui/api/event-line";
import { LanguageRoom } from "@cardweave/shared/ui/components/language-context";
import { applyScheme } from "@cardweave/shared/ui/components/scheme-switch";
import { type Language, pickLanguage } from "@cardweave/shared/ui/language";
import type { ReactElement } from "react";
import { createRoot } from "react-dom/client";
import { App, type AppPorts } from "./app.tsx";
import { catchLinks, guardBack } from "./frame/router.ts";
import { ScrollMemory } from "./frame/scroll-memory.ts";
import { readWho } from "./frame/who.ts";

const languagePlace = "cardweave.language";

function after(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

/** 128 random bits; `crypto.randomUUID` is missing without TLS. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const now = (): number => Date.now();
const signedOut = { hear: (): void => undefined };

const api = apiWith({
  fetch: (...request) => fetch(...request),
  signalAfter: (ms) => AbortSignal.timeout(ms),
  onSignedOut: () => signedOut.hear(),
});

const ports: AppPorts = {
  tools: {
    api,
    now,
    after,
    newKey,
  },
  disk: localStorage,
  newLine: () =>
    new EventLine("/v1/live", {
      open: (path) => new EventSource(path),
      now,
      after,
      // Whether the session has ended says the answer to a call; that of a stream cannot be read.
      refused: () => void api({ method: "GET", path: "/v1/sessions/current" }, readWho),
    }),
  onSignedOut: (hear) => {
    signedOut.hear = hear;
  },
};

function remember(language: Language): void {
  localStorage.setItem(languagePlace, language);
  document.documentElement.lang = language;
}

function Page(): ReactElement {
  const start = pickLanguage(localStorage.getItem(languagePlace), navigator.languages);
  document.documentElement.lang = start;
  return (
    <LanguageRoom start={start} onChoose={remember}>
      <App {...ports} />
    </LanguageRoom>
  );
}

const place = document.getElementById("page");
if (place === null) throw new Error("the page has no place to be drawn");
applyScheme(localStorage);
guardBack();
catchLinks();
new ScrollMemory(now).start();
createRoot(place).render(<Page />);
