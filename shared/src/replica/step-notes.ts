import type { Answer, AsideEntry, Batch, Cursor, EntryStore } from "../ports/entry-store.ts";

/** What a step keeps beside entries: answers to keys, values, what was kept aside, the cursor. */
export class StepNotes {
  readonly #held: Pick<EntryStore, "answer" | "meta">;
  readonly #answers = new Map<string, Answer>();
  readonly #meta: Record<string, string> = {};
  readonly #aside: AsideEntry[] = [];
  readonly #removeAside: string[] = [];
  #cursor: Cursor | undefined;

  constructor(held: Pick<EntryStore, "answer" | "meta">) {
    this.#held = held;
  }

  async answer(key: { till: string; id: string }): Promise<Answer | undefined> {
    return this.#answers.get(JSON.stringify([key.till, key.id])) ?? (await this.#held.answer(key));
  }

  putAnswer(answer: Answer): void {
    this.#answers.set(JSON.stringify([answer.key.till, answer.key.id]), answer);
  }

  putAside(entry: AsideEntry): void {
    this.#aside.push(entry);
  }

  dropAside(hash: string): void {
    this.#removeAside.push(hash);
  }

  /** A value that this step has put, or the stored one. */
  async meta(name: string): Promise<string | undefined> {
    return this.#meta[name] ?? (await this.#held.meta(name));
  }

  putMeta(name: string, value: string): void {
    this.#meta[name] = value;
  }

  putCursor(cursor: Cursor): void {
    this.#cursor = cursor;
  }

  protected notes(): Batch {
    return {
      meta: this.#meta,
      answers: [...this.#answers.values()],
      aside: this.#aside,
      removeAside: this.#removeAside,
      ...(this.#cursor === undefined ? {} : { cursor: this.#cursor }),
    };
  }
}
