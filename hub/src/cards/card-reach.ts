import { emptyAccount } from "@cardweave/shared/domain/account";
import type { Certificate } from "@cardweave/shared/domain/control-bodies";
import type { DeviceId, DocId } from "@cardweave/shared/domain/ids";
import { instant } from "@cardweave/shared/domain/measure";
import { isLater, type Rank } from "@cardweave/shared/domain/rank";
import type { Said } from "@cardweave/shared/domain/status";
import { rfc3339 } from "@cardweave/shared/domain/time";
import type { Principal } from "@cardweave/shared/http/principal";
import type { Feed, FeedPosition } from "@cardweave/shared/ports/entry-store";
import type { CardReachView, UnreachedNode } from "@cardweave/shared/protocol/http/card-reach";
import { familyOf } from "@cardweave/shared/replica/card-family";
import type { Replica } from "@cardweave/shared/replica/replica";
import type { LineDesk } from "../line/line-desk.ts";
import { sees, seesAll } from "../registry/sight.ts";
import { isRulingOnCard } from "./card-rulings.ts";

export type CardReachParts = {
  readonly replica: Replica;
  readonly feed: Feed;
  readonly lines: Pick<LineDesk, "lines" | "heldBy">;
};

type Ruling = { readonly what: NonNullable<CardReachView["what"]>; readonly rank: Rank };

/**
 * Which store nodes know that a card is blocked, free again or linked.
 * Promise: one that counts has said itself that it holds the entry, or wrote it. Source: SPEC R724.
 */
export class CardReach {
  readonly #parts: CardReachParts;

  constructor(parts: CardReachParts) {
    this.#parts = parts;
  }

  async of(card: DocId, by: Principal): Promise<CardReachView> {
    const { feed, replica } = this.#parts;
    const ruling = await this.#lastRuling(card);
    if (ruling === undefined) return { what: null, at: null, of: 0, received: 0, lacking: [] };
    const place = await feed.positionOf(ruling.rank.id);
    const nodes = nodesNow(replica);
    const lacking = nodes.filter(({ device }) => !this.#holds(device, ruling.rank, place));
    return {
      what: ruling.what,
      at: this.#time(ruling.rank.hlc.ms),
      of: nodes.length,
      received: nodes.length - lacking.length,
      lacking: lacking.filter((node) => this.#sees(node, by)).map((node) => this.#told(node)),
    };
  }

  async #lastRuling(card: DocId): Promise<Ruling | undefined> {
    const { store } = this.#parts.replica.ports;
    const read = async (doc: DocId) => (await store.account(doc)) ?? emptyAccount(doc);
    const { states } = await familyOf(card, read);
    return [...states.values()]
      .flatMap(({ status }) => Object.values(status).flatMap(rulingOf))
      .reduce<Ruling | undefined>(
        (last, one) => (last === undefined || isLater(one.rank, last.rank) ? one : last),
        undefined,
      );
  }

  #holds(node: DeviceId, { device }: Rank, place: FeedPosition | undefined): boolean {
    if (node === device) return true;
    const held = this.#parts.lines.heldBy(node);
    return place !== undefined && (held?.seqs[place.shard] ?? 0) >= place.seq;
  }

  #sees({ branch }: Certificate, by: Principal): boolean {
    const place = this.#parts.replica.directory.branches.get(branch ?? "");
    return seesAll(by) || (place !== undefined && sees(by, place));
  }

  #told({ device, branch }: Certificate): UnreachedNode {
    const line = this.#parts.lines.lines.get(device);
    const name = this.#parts.replica.directory.branches.get(branch ?? "")?.name;
    return {
      device,
      branch,
      branchName: name ?? null,
      connected: line?.connected ?? false,
      since: line === undefined ? null : this.#time(line.since),
    };
  }

  #time(ms: number): string {
    return rfc3339(this.#parts.replica.directory.network?.zone ?? "UTC", instant(ms));
  }
}

function rulingOf({ what, rank }: Said): readonly Ruling[] {
  return isRulingOnCard(what) ? [{ what, rank }] : [];
}

function nodesNow({ directory, ports }: Replica): readonly Certificate[] {
  const now = ports.clock.now();
  return [...directory.devices.values()].filter(
    ({ device, role, until }) =>
      role === "node" &&
      (until === null || until > now) &&
      directory.rulings.retiredAt(device) === undefined,
  );
}
