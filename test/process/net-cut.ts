import { execFileSync } from "node:child_process";

const ip = (words: string): void => {
  execFileSync("ip", words.split(" "), { stdio: "ignore" });
};

/**
 * A network namespace with two cables: one for the line to the hub, which can be cut, and one for
 * the tills. Nothing where this user may not make one.
 */
export class NetCut {
  readonly within: readonly string[];
  /** This machine's end of the line's cable, and the far ends of both. */
  readonly hubHost: string;
  readonly tillHost: string;
  readonly #name: string;

  private constructor() {
    const number = process.pid % 60_000;
    const net = `10.${100 + Math.floor(number / 600)}`;
    const part = (number % 125) * 2;
    this.#name = `cw${number}`;
    this.within = ["ip", "netns", "exec", this.#name];
    this.hubHost = `${net}.${part}.1`;
    this.tillHost = `${net}.${part + 1}.2`;
    ip(`netns add ${this.#name}`);
    this.#cable("line", `${net}.${part}`);
    this.#cable("till", `${net}.${part + 1}`);
    ip(`-n ${this.#name} link set lo up`);
  }

  static make(): NetCut | undefined {
    try {
      ip("netns add cw-try");
      ip("netns del cw-try");
    } catch {
      return undefined;
    }
    return new NetCut();
  }

  #cable(kind: string, net: string): void {
    const near = `${this.#name}${kind}`;
    ip(`link add ${near} type veth peer name ${kind} netns ${this.#name}`);
    ip(`addr add ${net}.1/30 dev ${near}`);
    ip(`-n ${this.#name} addr add ${net}.2/30 dev ${kind}`);
    ip(`link set dev ${near} up`);
    ip(`-n ${this.#name} link set dev ${kind} up`);
  }

  /** From now on whatever is sent over the line's cable is lost without a word. */
  cut(): void {
    ip(`link set dev ${this.#name}line down`);
  }

  heal(): void {
    ip(`link set dev ${this.#name}line up`);
  }

  remove(): void {
    ip(`netns del ${this.#name}`);
  }
}
