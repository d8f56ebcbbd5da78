/** Chance that follows from a seed and a name: streams with other names do not disturb each other. */
export class Rng {
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  constructor(seed: number, name: string) {
    let hash = (seed ^ 0x9e3779b9) >>> 0;
    for (let at = 0; at < name.length; at++) {
      hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193) >>> 0;
    }
    const next = (): number => {
      hash = (hash + 0x9e3779b9) >>> 0;
      const mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
      return (mixed ^ (mixed >>> 13)) >>> 0;
    };
    this.#a = next();
    this.#b = next();
    this.#c = next();
    this.#d = 1;
    for (let round = 0; round < 8; round++) this.#whole();
  }

  /** Source: sfc32, Chris Doty-Humphrey's PractRand. */
  #whole(): number {
    const sum = (this.#a + this.#b + this.#d) | 0;
    this.#d = (this.#d + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    return sum >>> 0;
  }

  fraction(): number {
    return this.#whole() / 2 ** 32;
  }

  /** From 0 up to, and without, `below`. */
  below(below: number): number {
    return Math.floor(this.fraction() * below);
  }

  /** Both ends included. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  /** Mostly short, sometimes long. */
  around(mean: number): number {
    return Math.ceil(-Math.log(1 - this.fraction()) * mean);
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }

  shuffled<T>(list: readonly T[]): T[] {
    const mixed = [...list];
    for (let at = mixed.length - 1; at > 0; at--) {
      const other = this.below(at + 1);
      const held = mixed[at] as T;
      mixed[at] = mixed[other] as T;
      mixed[other] = held;
    }
    return mixed;
  }

  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.below(256));
  }
}

/** Every machine, action and fault has a stream besides, so that one left out changes no other. */
export type Streams = Readonly<
  Record<"swarm" | "workload" | "net" | "hostile" | "check" | "habits", Rng>
>;

export function streamsOf(seed: number): Streams {
  const stream = (name: string): Rng => new Rng(seed, name);
  return {
    swarm: stream("swarm"),
    workload: stream("workload"),
    net: stream("net"),
    hostile: stream("hostile"),
    check: stream("check"),
    habits: stream("habits"),
  };
}
