import type { Activation, Campaign } from "@cardweave/shared/domain/campaigns/campaign";
import { neededPurses } from "@cardweave/shared/domain/campaigns/campaign-purses";
import { canonicalJson } from "@cardweave/shared/domain/campaigns/canonical-json";
import type { CampaignActivation } from "@cardweave/shared/domain/campaigns/control-entries";
import type { Place } from "@cardweave/shared/domain/campaigns/place";
import { crowdedPlaces } from "@cardweave/shared/domain/campaigns/set-problems";
import type { ControlBody, PurseDefinition } from "@cardweave/shared/domain/control-bodies";
import { ok, type Result, refused } from "@cardweave/shared/domain/result";
import { rfc3339 } from "@cardweave/shared/domain/time";
import type { Clock } from "@cardweave/shared/ports/clock";
import { parseCampaign } from "@cardweave/shared/protocol/http/campaign";
import type {
  ActivationRequest,
  CampaignView,
} from "@cardweave/shared/protocol/http/campaign-life";
import type { FieldProblem } from "@cardweave/shared/protocol/http/problem";
import type { Replica } from "@cardweave/shared/replica/replica";
import type { ControlDesk, Decision } from "../registry/control-desk.ts";
import { ownPurses } from "./campaign-check.ts";
import type { CampaignDesk, Naming } from "./campaign-desk.ts";
import { signedOf } from "./campaign-view.ts";

export type CampaignLifeParts = {
  readonly control: ControlDesk;
  readonly desk: CampaignDesk;
  readonly clock: Clock;
  readonly campaigns: Replica["campaigns"];
};

type Decided = Result<Decision<string>>;

/** Where and from when approved versions hold; each step is signed and goes to every node. */
export class CampaignLife {
  readonly #parts: CampaignLifeParts;

  constructor(parts: CampaignLifeParts) {
    this.#parts = parts;
  }

  activate(naming: Naming, request: ActivationRequest): Promise<Result<CampaignView>> {
    const { all, regions, branches } = request;
    const isPlaced = all === true || regions !== undefined || branches !== undefined;
    return this.#edit(naming, () =>
      isPlaced ? this.#activation(naming.id, request) : this.#resumed(naming.id),
    );
  }

  pause(naming: Naming): Promise<Result<CampaignView>> {
    return this.#edit(naming, () => this.#turned(naming.id, ["active"], "paused"));
  }

  end(naming: Naming): Promise<Result<CampaignView>> {
    return this.#edit(naming, () => this.#turned(naming.id, ["active", "paused"], "ended"));
  }

  async #edit(naming: Naming, decide: () => Decided): Promise<Result<CampaignView>> {
    const { control, desk } = this.#parts;
    const done = await control.edit(naming.by, () => desk.staleness(naming) ?? decide());
    return done.ok ? ok(desk.view(naming.id)) : done;
  }

  #resumed(id: string): Decided {
    const done = this.#turned(id, ["paused"], "active");
    return done.ok
      ? done
      : invalid([{ field: "all", reason: "say where: all, regions or branches" }]);
  }

  #turned(
    id: string,
    from: readonly CampaignActivation["state"][],
    state: CampaignActivation["state"],
  ): Decided {
    const { activations } = signedOf(this.#parts.control.directory, id);
    const turned = activations
      .filter((one) => from.includes(one.state))
      .map((one) => ({ ...one, state }));
    const [body, ...also] = turned;
    if (body === undefined) return refused("conflict", { detail: `nothing here is ${from[0]}` });
    return ok({ body, also, answer: id, act: `campaign-${state}`, subject: id });
  }

  #activation(id: string, request: ActivationRequest): Decided {
    const { directory } = this.#parts.control;
    const { versions, activations } = signedOf(directory, id);
    const version = request.version ?? versions.at(-1)?.version ?? 0;
    const approved = versions.find((one) => one.version === version);
    const campaign = approved === undefined ? undefined : parseCampaign(approved.definition);
    if (campaign === undefined) {
      return invalid([{ field: "version", reason: "this version is not approved" }]);
    }
    const activation = this.#activationOf(request);
    const problems = [
      ...this.#unknownPlaces(request),
      ...this.#purseProblems(campaign),
      ...this.#crowd(campaign, activation),
    ];
    if (problems.length > 0) return invalid(problems);
    const body: CampaignActivation = {
      kind: "activation",
      id: `${id}.${activations.length + 1}`,
      campaign: id,
      version,
      state: "active",
      definition: canonicalJson(activation),
    };
    const detail = { version, from: activation.from };
    const also: readonly ControlBody[] = this.#missing(campaign);
    return ok({ body, also, answer: id, act: "campaign-active", subject: id, detail });
  }

  #activationOf({ all, regions, branches, groups, from }: ActivationRequest): Activation {
    const { control, clock } = this.#parts;
    const now = rfc3339(control.directory.network?.zone ?? "UTC", clock.now()).slice(0, 16);
    const scope = all === true ? undefined : { regions, branches };
    return { scope, groups, from: from ?? now };
  }

  #unknownPlaces({ regions = [], branches = [] }: ActivationRequest): readonly FieldProblem[] {
    const { directory } = this.#parts.control;
    const named = [
      ...regions.map((name, at) => ({ field: `regions.${at}`, name, known: directory.regions })),
      ...branches.map((name, at) => ({ field: `branches.${at}`, name, known: directory.branches })),
    ];
    return named
      .filter(({ name, known }) => !known.has(name))
      .map(({ field, name }) => ({ field, reason: `nobody knows "${name}"` }));
  }

  /** Those that come with the campaign are made; points and stamps must be there. */
  #purseProblems(campaign: Campaign): readonly FieldProblem[] {
    const { purses } = this.#parts.control.directory;
    const own = new Set(ownPurses(campaign).map(({ id }) => id));
    return neededPurses(campaign)
      .filter(({ purse }) => !own.has(purse) && purses.get(purse)?.active !== true)
      .map(({ field, purse }) => ({
        field,
        reason: `there is no purse "${purse}"; make it first`,
      }));
  }

  #missing(campaign: Campaign): readonly PurseDefinition[] {
    const { purses } = this.#parts.control.directory;
    return ownPurses(campaign).filter(({ id }) => purses.get(id)?.active !== true);
  }

  /** Branches where a group of the best would take too many tries. */
  #crowd(campaign: Campaign, activation: Activation): readonly FieldProblem[] {
    const { control, campaigns } = this.#parts;
    const { directory } = control;
    const groups = directory.campaigns.groups.filter(({ active }) => active);
    const places = [...directory.branches.values()].map(({ id, region, zone }): Place => {
      return { branch: id, region, franchisee: null, zone, holidays: [] };
    });
    const others = campaigns.current.campaigns.filter((one) => one.campaign.id !== campaign.id);
    const all = [...others, { campaign, activations: [activation] }];
    const [crowded] = crowdedPlaces(all, groups, places);
    if (crowded === undefined) return [];
    return [{ field: "stacking.group", reason: `too many compete in ${crowded.branch}` }];
  }
}

function invalid(fields: readonly FieldProblem[]): Result<never> {
  return refused("invalid", { fields });
}
