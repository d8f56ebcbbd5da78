import type { PolicySetting } from "../domain/control-bodies.ts";
import type { SignedEntry } from "../domain/entry.ts";
import { instant } from "../domain/measure.ts";
import { defaultPolicy } from "../domain/policy.ts";
import { isSettingName, settingNames, sortedJson } from "../domain/policy-check.ts";
import { isReadable } from "../domain/policy-settings.ts";
import { isLater, type Rank } from "../domain/rank.ts";
import { ok, type Result, refused } from "../domain/result.ts";
import { rfc3339 } from "../domain/time.ts";
import { directoryDoc } from "../entries/doc-ids.ts";
import type { Listed } from "../protocol/http/list.ts";
import type { PolicyView, SettingChange, SettingView } from "../protocol/http/policy.ts";
import type { Replica } from "../replica/replica.ts";
import { tokenHash } from "./people.ts";

type Setting = Pick<SignedEntry, "id" | "entry"> & { readonly body: PolicySetting };

/** The policy as the control entries of this replica say it, with who changed what and when. */
export class PolicyBook {
  readonly #replica: Replica;

  constructor(replica: Replica) {
    this.#replica = replica;
  }

  async policy(): Promise<PolicyView> {
    const settings = await this.#settings();
    const items = settingNames.map((name) => this.#view(name, settings));
    const version = shortHash(items.map((item) => item.version).join());
    return { items, next: null, version };
  }

  async setting(name: string): Promise<Result<SettingView>> {
    return isSettingName(name)
      ? ok(this.#view(name, await this.#settings()))
      : refused("not-found");
  }

  /** Newest first. */
  async history(name: string): Promise<Result<Listed<SettingChange>>> {
    if (!isSettingName(name)) return refused("not-found");
    const changes = (await this.#settings()).filter(({ body }) => body.name === name);
    const items = changes.map((setting, at) => this.#change(setting, at + 1)).toReversed();
    return ok({ items, next: null });
  }

  #view(name: keyof typeof defaultPolicy, settings: readonly Setting[]): SettingView {
    const value = this.#replica.directory.policy[name];
    const changes = settings.filter(({ body }) => body.name === name);
    const last = changes.at(-1);
    const lastChange = last === undefined ? undefined : this.#change(last, changes.length);
    const text = sortedJson(value);
    return {
      name,
      value,
      default: defaultPolicy[name],
      isDefault: text === sortedJson(defaultPolicy[name]),
      version: settingVersion(value),
      changes: changes.length,
      changedAt: lastChange?.at ?? null,
      changedBy: lastChange?.by ?? null,
    };
  }

  #change({ entry, body }: Setting, change: number): SettingChange {
    const zone = this.#replica.directory.network?.zone ?? "UTC";
    const value: unknown = JSON.parse(body.value);
    return { change, value, at: rfc3339(zone, instant(entry.hlc.ms)), by: entry.by };
  }

  /** In the order in which the last one holds. */
  async #settings(): Promise<readonly Setting[]> {
    const entries = await this.#replica.ports.store.entriesOf(directoryDoc);
    const settings = entries.flatMap(({ id, entry, verdict }) => {
      const { body } = entry;
      const isOne = verdict === "valid" && body.kind === "policy" && isReadable(body);
      return isOne ? [{ id, entry, body }] : [];
    });
    return settings.toSorted((a, b) => (isLater(rankOf(a), rankOf(b)) ? 1 : -1));
  }
}

function rankOf({ id, entry }: Setting): Rank {
  return { hlc: entry.hlc, device: entry.device, id };
}

/** Equal values have equal versions, as branches do. */
export function settingVersion(value: unknown): string {
  return shortHash(sortedJson(value));
}

function shortHash(text: string): string {
  return tokenHash(text).slice(0, 16);
}
