import { mayLeave } from "@cardweave/shared/ui/hooks/use-unsaved";
import { useMemo, useSyncExternalStore } from "react";

const moved = "cardweave:moved";

function hear(onChange: () => void): () => void {
  addEventListener("popstate", onChange);
  addEventListener(moved, onChange);
  return () => {
    removeEventListener("popstate", onChange);
    removeEventListener(moved, onChange);
  };
}

function address(): string {
  return `${location.pathname}${location.search}`;
}

/** Asked where something unsaved would be lost: `detail` is where one wanted to go; null is back. */
export const held = "cardweave:held";

/**
 * The back button asks too before something is lost. Listeners of `popstate` run in the order they
 * came, whatever they say of capture: this one has to be the first.
 */
export function guardBack(): void {
  let here = location.href;
  for (const name of ["input", "focusin"]) {
    addEventListener(name, () => {
      here = location.href;
    });
  }
  addEventListener("popstate", (event) => {
    if (mayLeave()) return;
    event.stopImmediatePropagation();
    history.pushState(null, "", here);
    dispatchEvent(new CustomEvent(held, { detail: null }));
  });
}

/** Shows another page; the back button comes back here. Whoever would lose something is asked. */
export function go(to: string): void {
  if (to === address()) return;
  if (!mayLeave()) {
    dispatchEvent(new CustomEvent(held, { detail: to }));
    return;
  }
  const isOther = new URL(to, location.origin).pathname !== location.pathname;
  history.pushState(null, "", to);
  if (isOther) leaveFocus();
  dispatchEvent(new Event(moved));
  scrollTo(0, 0);
}

/** The cursor goes to the title of a new page, not on from a link that was left behind. */
export function leaveFocus(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

/** Changes the address without a step in the browser's history, as a filter does. */
export function stay(to: string): void {
  if (to === address()) return;
  history.replaceState(history.state, "", to);
  dispatchEvent(new Event(moved));
}

export interface Place {
  readonly path: string;
  readonly query: URLSearchParams;
}

export function usePlace(): Place {
  const now = useSyncExternalStore(hear, address);
  return useMemo(() => {
    const url = new URL(now, location.origin);
    return { path: url.pathname, query: url.searchParams };
  }, [now]);
}

function isPlainPress(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

function linkIn(event: MouseEvent): HTMLAnchorElement | null {
  return event.target instanceof Element ? event.target.closest("a") : null;
}

/** Plain links between pages do not load the page anew; all others are the browser's. */
export function catchLinks(): void {
  document.addEventListener("click", (event) => {
    const link = linkIn(event);
    if (link === null || event.defaultPrevented || !isPlainPress(event)) return;
    if (link.origin !== location.origin || link.target !== "" || link.hasAttribute("download")) {
      return;
    }
    if (link.pathname.startsWith("/v1/") || link.hash !== "") return;
    event.preventDefault();
    go(`${link.pathname}${link.search}`);
  });
}

/** An address that somebody has typed may hold any signs. */
function plainOf(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (fault) {
    if (fault instanceof URIError) return part;
    throw fault;
  }
}

function partsOf(path: string): readonly string[] {
  return path.replace(/\/$/, "").split("/");
}

/** The named parts of an address, as `/cards/{id}` names one; null when it is another address. */
export function paramsOf(pattern: string, path: string): Readonly<Record<string, string>> | null {
  const [wanted, given] = [partsOf(pattern), partsOf(path)];
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const here = given[at] ?? "";
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name !== undefined && here !== "") params[name] = plainOf(here);
    else if (part !== here) return null;
  }
  return params;
}
