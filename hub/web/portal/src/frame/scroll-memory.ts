import { leaveFocus } from "./router.ts";

/** How long a page may take to be as long again as it was. Unit: ms. */
const patienceMs = 4000;
/** It is held there so long: what loads above pushes it away again. Unit: ms. */
const holdMs = 300;
const scrolled = ".table-box";

interface Position {
  readonly page: number;
  /** Of a table that scrolls by itself. */
  readonly box: number;
}

/** Where each step of the browser's history was scrolled to; the back button comes back there. */
export class ScrollMemory {
  readonly #now: () => number;
  readonly #positions = new Map<string, Position>();
  #path: string;
  #wanted: { readonly position: Position; until: number } | null = null;

  constructor(now: () => number) {
    this.#now = now;
    this.#path = location.pathname;
  }

  /** Until the page is closed. */
  start(): void {
    history.scrollRestoration = "manual";
    addEventListener("scroll", () => this.#note(), { capture: true, passive: true });
    for (const name of ["wheel", "keydown", "pointerdown"]) {
      addEventListener(name, () => this.#rest(), { passive: true });
    }
    addEventListener("popstate", () => this.#back());
  }

  #note(): void {
    if (this.#wanted !== null) return;
    const box = document.querySelector(scrolled)?.scrollTop ?? 0;
    this.#positions.set(location.href, { page: scrollY, box });
  }

  #rest(): void {
    this.#wanted = null;
  }

  #back(): void {
    if (location.pathname !== this.#path) leaveFocus();
    this.#path = location.pathname;
    const position = this.#positions.get(location.href) ?? { page: 0, box: 0 };
    this.#wanted = { position, until: this.#now() + patienceMs };
    requestAnimationFrame(() => this.#try());
  }

  #try(): void {
    const wanted = this.#wanted;
    if (wanted === null) return;
    const { page, box } = wanted.position;
    scrollTo(0, page);
    const table = document.querySelector(scrolled);
    if (table !== null) table.scrollTop = box;
    const isThere = near(scrollY, page) && near(table?.scrollTop ?? 0, box);
    if (isThere) wanted.until = Math.min(wanted.until, this.#now() + holdMs);
    if (this.#now() > wanted.until) this.#rest();
    else requestAnimationFrame(() => this.#try());
  }
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) < 2;
}
