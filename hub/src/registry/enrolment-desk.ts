import type { Certificate } from "@cardweave/shared/domain/control-bodies";
import type { DeviceId } from "@cardweave/shared/domain/ids";
import { isControl } from "@cardweave/shared/domain/ids";
import { instant } from "@cardweave/shared/domain/measure";
import { ok, type Result, refused } from "@cardweave/shared/domain/result";
import { rfc3339 } from "@cardweave/shared/domain/time";
import { articlesDoc, directoryDoc } from "@cardweave/shared/entries/doc-ids";
import { deviceIdOf } from "@cardweave/shared/entries/hash";
import { fromHex, toHex } from "@cardweave/shared/entries/hex";
import { tokenHash } from "@cardweave/shared/http/people";
import type {
  Enrolled,
  EnrolmentCode,
  EnrolmentRequest,
  EnrolRequest,
} from "@cardweave/shared/protocol/http/device";
import { write } from "@cardweave/shared/replica/act";
import type { Replica, Step } from "@cardweave/shared/replica/replica";
import { type Enrolment, putList, readList } from "./desk-lists.ts";
import { readableCode } from "./readable-code.ts";

export type EnrolmentParts = {
  readonly replica: Replica;
  readonly hub: DeviceId;
  readonly rootKey: Uint8Array;
  readonly secret: Uint8Array;
};

const keptMs = 30 * 24 * 3_600_000;

/** Lets devices in: headquarters makes a code, the device redeems it with its own new key. */
export class EnrolmentDesk {
  readonly #parts: EnrolmentParts;

  constructor(parts: EnrolmentParts) {
    this.#parts = parts;
  }

  make(request: EnrolmentRequest): Promise<Result<EnrolmentCode>> {
    const { replica } = this.#parts;
    return replica.step(async (step) => {
      const branch = replica.directory.branches.get(request.branch);
      if (branch === undefined || !branch.active) {
        return refused("invalid", { fields: [{ field: "branch", reason: "no such branch" }] });
      }
      const code = readableCode(replica.ports.random.bytes(15));
      const now = replica.ports.clock.now();
      const until = now + request.validMinutes * 60_000;
      const { role, name } = request;
      const made: Enrolment = {
        hash: tokenHash(code),
        role,
        branch: branch.id,
        name,
        until,
        usedBy: null,
      };
      const kept = (await readList(step, "enrolments")).filter((one) => one.until > now - keptMs);
      putList(step, "enrolments", [...kept, made]);
      const validUntil = rfc3339(replica.directory.network?.zone ?? "UTC", instant(until));
      return ok({ code, validUntil, role, branch: branch.id, name });
    });
  }

  /** Works once for a key; the same key may ask again when the first answer was lost. */
  redeem(request: EnrolRequest): Promise<Result<Enrolled>> {
    const { replica } = this.#parts;
    return replica.step(async (step) => {
      const list = await readList(step, "enrolments");
      const hash = tokenHash(request.code.toUpperCase());
      const found = list.find((one) => one.hash === hash);
      if (found === undefined) return refused("unauthenticated");
      if (found.usedBy !== null && found.usedBy !== request.publicKey)
        return refused("already-used");
      if (found.until <= replica.ports.clock.now()) return refused("expired");
      if (found.usedBy === null) {
        await this.#certify(step, found, request.publicKey);
        const used = { ...found, usedBy: request.publicKey };
        putList(
          step,
          "enrolments",
          list.map((one) => (one === found ? used : one)),
        );
      }
      return ok(await this.#welcomePack(step, found, request.publicKey));
    });
  }

  async #certify(step: Step, enrolment: Enrolment, key: string): Promise<void> {
    const { replica } = this.#parts;
    const certificate: Certificate = {
      kind: "certificate",
      device: deviceIdOf(fromHex(key)),
      key,
      role: enrolment.role,
      branch: enrolment.branch,
      name: enrolment.name,
      from: replica.ports.clock.now(),
      until: null,
    };
    const author = { by: null, key: null };
    const bodies = [{ doc: directoryDoc, body: certificate }];
    await write(replica, step, { author, bodies });
  }

  async #welcomePack(step: Step, enrolment: Enrolment, key: string): Promise<Enrolled> {
    const { replica, hub, rootKey, secret } = this.#parts;
    const { directory, ports } = replica;
    const control = await this.#control(step);
    const device = deviceIdOf(fromHex(key));
    const own = control.find(({ body }) => body.kind === "certificate" && body.device === device);
    const now = ports.clock.now();
    const zone = directory.network?.zone ?? "UTC";
    return {
      device,
      network: directory.networkId ?? "",
      root: directory.root,
      rootKey: toHex(rootKey),
      secret: toHex(secret),
      certificate: base64(own?.bytes ?? new Uint8Array()),
      control: control.map(({ bytes }) => base64(bytes)),
      hub,
      branch: enrolment.branch,
      role: enrolment.role,
      currency: directory.network?.currency ?? "EUR",
      zone,
      networkName: directory.network?.name ?? "",
      time: rfc3339(zone, now),
    };
  }

  /** All control entries but the articles, which the feed brings; those of this step last. */
  async #control(step: Step) {
    const { store } = this.#parts.replica.ports;
    const docs = (await store.docs({ limit: 1000 })).filter(
      (doc) => isControl(doc) && doc !== articlesDoc,
    );
    const stored = (await Promise.all(docs.map((doc) => store.entriesOf(doc)))).flat();
    const fresh = step.workspace.settled.map(({ signed }) => signed);
    return [...stored, ...fresh]
      .filter(({ entry }) => isControl(entry.doc))
      .map(({ bytes, entry }) => ({ bytes, body: entry.body }));
  }
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}
