import { BehaviorSubject, type Observable } from "rxjs";
import type { Instant } from "../../domain/measure.ts";
import { isFullDisk } from "../../ports/entry-store.ts";
import { type Dialer, type LineEnd, LineFault } from "../../ports/line.ts";
import type { Bye, Welcome } from "../../protocol/frames-greeting.ts";
import type { FoundPerson, Search } from "../../protocol/frames-people.ts";
import type { Want } from "../../protocol/frames-rights.ts";
import type { Beacon } from "../../protocol/frames-state.ts";
import type { Admitted } from "../admit.ts";
import type { Replica } from "../replica.ts";
import { redialMs } from "./backoff.ts";
import { BeaconKeeper } from "./beacon-keeper.ts";
import { Channel } from "./channel.ts";
import { PeerRefused } from "./greet.ts";
import { Session } from "./session.ts";
import type { LineWatch } from "./watch.ts";

/** `catching-up`: connected, but older entries are still being fetched. */
export type LineState = "connected" | "catching-up" | "offline";

export type LineStatus = {
  readonly state: LineState;
  readonly since: Instant;
  /** Why it is offline, as far as known. */
  readonly why: LineEnd | null;
  /** The hub's clock less ours, ms; null before the first welcome. */
  readonly clockOffsetMs: number | null;
  readonly chain: "unconfirmed" | "confirmed" | "rolled-back" | "forked";
  /** False once the hub holds as many entries as we do, but others. */
  readonly agrees: boolean;
  /** Entries from the hub that were kept aside. */
  readonly aside: number;
};

/** What comes over the line cannot be kept before there is room again. */
const fullDiskWaitMs = 5_000;

/** Keeps a replica in touch with the hub: dials, runs a session, waits, dials again. */
export class LineRunner implements LineWatch {
  readonly status$: Observable<LineStatus>;
  readonly #status: BehaviorSubject<LineStatus>;
  readonly #replica: Replica;
  readonly #dialer: Dialer;
  readonly #software: string;
  readonly #beacons: BeaconKeeper;
  #channel: Channel | null = null;
  #session: Session | null = null;
  #stopped = false;
  #fault: unknown = null;
  #failures = 0;
  #retryAfterMs: number | null = null;
  #wakeUp: (() => void) | null = null;

  constructor(replica: Replica, dialer: Dialer, software: string) {
    this.#replica = replica;
    this.#dialer = dialer;
    this.#software = software;
    this.#beacons = new BeaconKeeper(replica, (fault) => this.#failed(fault));
    this.#status = new BehaviorSubject<LineStatus>({
      state: "offline",
      since: replica.ports.clock.now(),
      why: null,
      clockOffsetMs: null,
      chain: "unconfirmed",
      agrees: true,
      aside: 0,
    });
    this.status$ = this.#status.asObservable();
  }

  get status(): LineStatus {
    return this.#status.value;
  }

  /** Runs until `stop`; never rejects for a reason of the line. */
  async run(): Promise<void> {
    while (!this.#stopped) {
      await this.#connectOnce();
      if (this.#stopped) return;
      await this.#wait(this.#retryAfterMs ?? this.#nextWaitMs());
    }
  }

  /** Asks the hub for rights; resolves when there are no more to come, at once when out of touch. */
  async ask(want: Want): Promise<void> {
    if (this.status.state !== "offline") await this.#session?.questions.ask(want);
  }

  /** Asks the hub for cardholders by name; null when it is out of touch. */
  async search(search: Search): Promise<readonly FoundPerson[] | null> {
    if (this.status.state === "offline") return null;
    return (await this.#session?.questions.search(search)) ?? null;
  }

  stop(): void {
    this.#stopped = true;
    this.#channel?.close("stopping", "the node is stopping");
    this.#wakeUp?.();
  }

  /** A fault beside the session, such as the store's; a store that is closing is none. */
  #failed(fault: unknown): void {
    if (this.#stopped) return;
    this.#fault = fault;
    this.#channel?.close("failed", "the replica failed");
  }

  #nextWaitMs(): number {
    const wait = redialMs(this.#failures, this.#replica.ports.random.fraction());
    this.#failures += 1;
    return wait;
  }

  async #connectOnce(): Promise<void> {
    this.#retryAfterMs = null;
    try {
      const channel = new Channel(await this.#dialer.dial());
      this.#channel = channel;
      if (this.#stopped) channel.close("stopping", "the node is stopping");
      const session = new Session(this.#replica, channel, {
        watch: this,
        software: this.#software,
      });
      this.#session = session;
      await session.run();
      if (this.#fault !== null) throw this.#fault;
      this.#offline(await channel.ended);
    } catch (fault) {
      this.#channel?.close("failed", "the session ended with a fault");
      this.#offline(this.#endOf(fault));
    }
    this.#beacons.stop();
    this.#channel = null;
    this.#session = null;
  }

  #endOf(fault: unknown): LineEnd {
    if (fault instanceof PeerRefused) {
      this.#retryAfterMs = fault.retryAfterMs;
      return { code: fault.code, detail: fault.message };
    }
    if (fault instanceof LineFault) return { code: "unreachable", detail: fault.message };
    if (isFullDisk(fault)) {
      this.#retryAfterMs = fullDiskWaitMs;
      return { code: "disk-full", detail: "no room for what the hub has" };
    }
    throw fault;
  }

  #offline(why: LineEnd): void {
    if (this.status.state === "offline") this.#set({ why });
    else this.#set({ state: "offline", why, since: this.#replica.ports.clock.now() });
  }

  #set(change: Partial<LineStatus>): void {
    this.#status.next({ ...this.#status.value, ...change });
  }

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#replica.ports.timers.after(ms, resolve);
      this.#wakeUp = () => {
        cancel();
        resolve();
      };
    });
  }

  welcomed(welcome: Welcome): void {
    const now = this.#replica.ports.clock.now();
    const clockOffsetMs = welcome.time - now;
    this.#set({ state: "catching-up", since: now, why: null, clockOffsetMs });
    if (this.#channel !== null) this.#beacons.start(this.#channel);
  }

  caughtUp(): void {
    this.#failures = 0;
    if (this.status.state !== "connected") this.#set({ state: "connected" });
    if (this.status.chain === "unconfirmed") this.chainConfirmed();
  }

  chainConfirmed(): void {
    this.#replica.chainConfirmed();
    this.#set({ chain: "confirmed" });
  }

  chainBroken(code: "rolled-back" | "forked"): void {
    this.#set({ chain: code });
  }

  received({ aside }: Admitted): void {
    this.#beacons.tellCampaigns();
    if (aside.length > 0) this.#set({ aside: this.status.aside + aside.length });
  }

  beacon(beacon: Beacon): void {
    this.#beacons
      .compare(beacon)
      .then((agrees) => {
        if (agrees !== this.status.agrees) this.#set({ agrees });
      })
      .catch((fault: unknown) => this.#failed(fault));
  }

  dismissed(bye: Bye): void {
    this.#retryAfterMs = bye.retryAfterMs;
  }
}
