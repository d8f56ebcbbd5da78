import { checkedSetting, isSettingName } from "@cardweave/shared/domain/policy-check";
import { ok, type Result, refused } from "@cardweave/shared/domain/result";
import { type PolicyBook, settingVersion } from "@cardweave/shared/http/policy-book";
import type { Edit } from "@cardweave/shared/http/services";
import type { NewSetting, SettingView } from "@cardweave/shared/protocol/http/policy";
import type { ControlDesk } from "./control-desk.ts";

/** Headquarters sets the policy; every node follows as soon as the entry has come. */
export class PolicyDesk {
  readonly #control: ControlDesk;
  readonly book: PolicyBook;

  constructor(control: ControlDesk, book: PolicyBook) {
    this.#control = control;
    this.book = book;
  }

  async set({ id: name, change, version, by }: Edit<NewSetting>): Promise<Result<SettingView>> {
    const done = await this.#control.edit(by, () => {
      const checked = checkedSetting(name, change.value);
      if (!checked.ok || !isSettingName(name)) return checked.ok ? refused("not-found") : checked;
      const now = settingVersion(this.#control.directory.policy[name]);
      if (version !== undefined && version !== now) return refused("changed", { version: now });
      const body = { kind: "policy", name, value: checked.value } as const;
      return ok({ body, answer: name, act: "policy-set", subject: name });
    });
    return done.ok ? this.book.setting(done.value) : done;
  }
}
