import type { Certificate } from "@cardweave/shared/domain/control-bodies";
import { instant } from "@cardweave/shared/domain/measure";
import { rfc3339 } from "@cardweave/shared/domain/time";
import type { DeviceView } from "@cardweave/shared/protocol/http/device";
import type { Replica } from "@cardweave/shared/replica/replica";
import type { DeviceLine } from "../line/line-desk.ts";

/** Certified devices, and what their lines say. */
export class DeviceList {
  readonly #replica: Replica;
  readonly #lineOf: (device: Certificate["device"]) => DeviceLine | undefined;

  constructor(replica: Replica, lineOf: (device: Certificate["device"]) => DeviceLine | undefined) {
    this.#replica = replica;
    this.#lineOf = lineOf;
  }

  async all(): Promise<readonly DeviceView[]> {
    const { directory, ports } = this.#replica;
    const held = new Map(
      (await ports.store.positions()).map(({ device, seq }) => [device, seq] as const),
    );
    return [...directory.devices.values()].map((certificate) => {
      return this.#view(certificate, held.get(certificate.device) ?? 0);
    });
  }

  #view(certificate: Certificate, seq: number): DeviceView {
    const { directory } = this.#replica;
    const zone = directory.network?.zone ?? "UTC";
    const line = this.#lineOf(certificate.device);
    const { device, name, role, branch, from, until } = certificate;
    return {
      device,
      name,
      role,
      branch,
      state: this.#state(certificate),
      from: rfc3339(zone, instant(from)),
      until: until === null ? null : rfc3339(zone, instant(until)),
      connected: line?.connected ?? false,
      lastSeenAt: line === undefined ? null : rfc3339(zone, line.since),
      seq,
    };
  }

  #state({ device, until }: Certificate): DeviceView["state"] {
    const { directory, ports } = this.#replica;
    if (directory.rulings.retiredAt(device) !== undefined) return "revoked";
    return until !== null && until <= ports.clock.now() ? "expired" : "active";
  }
}
