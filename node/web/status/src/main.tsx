import "@cardweave/shared/ui/tokens.css";
import "@cardweave/shared/ui/base.css";
import "./status.css";
import { apiWith } from "@cardweave/shared/ui/api/call";
import { LanguageRoom } from "@cardweave/shared/ui/components/language-context";
import { pickLanguage } from "@cardweave/shared/ui/language";
import { createRoot } from "react-dom/client";
import { readStatus } from "./read-status.ts";
import { StatusApp } from "./status-app.tsx";
import { StatusWatch } from "./status-watch.ts";

/** The till's page keeps the same choice. */
const languagePlace = "cardweave.language";
const patienceMs = 5_000;
const againMs = 2_000;

function after(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

const api = apiWith({
  fetch: (...request) => fetch(...request),
  signalAfter: (ms) => AbortSignal.timeout(ms),
  onSignedOut: () => undefined,
});

/** The browser dials a broken stream again by itself, until it gives up. */
function listen(hear: (news: boolean) => void): () => void {
  let hangUp = (): void => undefined;
  const dial = (): void => {
    const source = new EventSource("/v1/events");
    hangUp = () => source.close();
    source.onerror = () => {
      hear(false);
      if (source.readyState === EventSource.CLOSED) hangUp = after(againMs, dial);
    };
    for (const name of ["line", "resync"]) source.addEventListener(name, () => hear(true));
  };
  dial();
  return () => hangUp();
}

const ports = {
  watch: new StatusWatch({
    ask: () => api({ method: "GET", path: "/v1/status", patienceMs }, readStatus),
    now: () => Date.now(),
    after,
    listen,
  }),
  now: () => Date.now(),
  after,
  print: () => print(),
};

const place = document.getElementById("page");
if (place === null) throw new Error("the page has no place to be drawn");
const start = pickLanguage(localStorage.getItem(languagePlace), navigator.languages);
document.documentElement.lang = start;
createRoot(place).render(
  <LanguageRoom
    start={start}
    onChoose={(language) => {
      localStorage.setItem(languagePlace, language);
      document.documentElement.lang = language;
    }}
  >
    <StatusApp ports={ports} />
  </LanguageRoom>,
);
