import type { Activation, Campaign, Scope } from "@cardweave/shared/domain/campaigns/campaign";
import { neededPurses } from "@cardweave/shared/domain/campaigns/campaign-purses";
import { canonicalJson } from "@cardweave/shared/domain/campaigns/canonical-json";
import type { CampaignActivation } from "@cardweave/shared/domain/campaigns/control-entries";
import { ownProblems } from "@cardweave/shared/domain/campaigns/own-campaigns";
import { ownBranches } from "@cardweave/shared/domain/campaigns/own-places";
import { crowdedPlaces } from "@cardweave/shared/domain/campaigns/set-problems";
import type { ControlBody, PurseDefinition } from "@cardweave/shared/domain/control-bodies";
import { placeOf } from "@cardweave/shared/domain/place-of";
import { ok, type Result, refused } from "@cardweave/shared/domain/result";
import { rfc3339 } from "@cardweave/shared/domain/time";
import type { Clock } from "@cardweave/shared/ports/clock";
import { parseCampaign } from "@cardweave/shared/protocol/http/campaign";
import type {
  ActivationRequest,
  CampaignView,
  TurnRequest,
} from "@cardweave/shared/protocol/http/campaign-life";
import type { FieldProblem } from "@cardweave/shared/protocol/http/problem";
import type { Replica } from "@cardweave/shared/replica/replica";
import type { ControlDesk, Decision } from "../registry/control-desk.ts";
import { ownPurses } from "./campaign-check.ts";
import type { CampaignDesk, Naming } from "./campaign-desk.ts";
import { type Turn, turned } from "./campaign-turns.ts";
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
    return this.#edit(naming, () =>
      isPlaced(request) ? this.#activation(naming.id, request) : this.#resumed(naming.id, request),
    );
  }

  pause(naming: Naming, where: TurnRequest): Promise<Result<CampaignView>> {
    const turn = { ...where, from: ["active"], to: "paused" } as const;
    return this.#edit(naming, () => this.#turned(naming.id, turn));
  }

  end(naming: Naming, where: TurnRequest): Promise<Result<CampaignView>> {
    const turn = { ...where, from: ["active", "paused"], to: "ended" } as const;
    return this.#edit(naming, () => this.#turned(naming.id, turn));
  }

  async #edit(naming: Naming, decide: () => Decided): Promise<Result<CampaignView>> {
    const { control, desk } = this.#parts;
    const done = await control.edit(naming.by, () => desk.objection(naming) ?? decide());
    return done.ok ? ok(desk.view(naming.id)) : done;
  }

  #resumed(id: string, { activation }: ActivationRequest): Decided {
    const done = this.#turned(id, { activation, from: ["paused"], to: "active" });
    return done.ok || activation !== undefined
      ? done
      : invalid([{ field: "all", reason: "say where: all, regions or branches" }]);
  }

  #turned(id: string, turn: Turn): Decided {
    const { directory } = this.#parts.control;
    const problems = this.#unknownPlaces(turn);
    if (problems.length > 0) return invalid(problems);
    const [body, ...also] = turned(signedOf(directory, id).activations, turn, directory);
    const { activation, branches, from, to } = turn;
    if (body === undefined) return refused("conflict", { detail: `nothing here is ${from[0]}` });
    const detail = { activation, branches };
    return ok({ body, also, answer: id, act: `campaign-${to}`, subject: id, detail });
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
    const activation = this.#activationOf(request, campaign);
    const problems = [
      ...this.#unknownPlaces(request),
      ...foreignPlaces(request, ownBranches(directory, campaign.owner)),
      ...ownProblems(campaign, directory.policy.ownCampaigns),
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

  #activationOf(request: ActivationRequest, { owner }: Campaign): Activation {
    const { control, clock } = this.#parts;
    const { all, regions, branches, franchisees, groups, from } = request;
    const now = rfc3339(control.directory.network?.zone ?? "UTC", clock.now()).slice(0, 16);
    const scope = all === true ? homeOf(owner) : { regions, branches, franchisees };
    return { scope, groups, from: from ?? now };
  }

  #unknownPlaces(
    request: Pick<ActivationRequest, "regions" | "branches" | "franchisees">,
  ): readonly FieldProblem[] {
    const { regions = [], branches = [], franchisees = [] } = request;
    const { directory } = this.#parts.control;
    const { places } = directory;
    const named = [
      ...franchisees.map((name, at) => {
        return { field: `franchisees.${at}`, name, known: places.franchisees };
      }),
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
    const places = [...directory.branches.keys()].map((id) => placeOf(directory, id));
    const others = campaigns.current.campaigns.filter((one) => one.campaign.id !== campaign.id);
    const all = [...others, { campaign, activations: [activation] }];
    const [crowded] = crowdedPlaces(all, groups, places);
    if (crowded === undefined) return [];
    return [{ field: "stacking.group", reason: `too many compete in ${crowded.branch}` }];
  }
}

function isPlaced({ all, regions, branches, franchisees }: ActivationRequest): boolean {
  return all === true || [regions, branches, franchisees].some((list) => list !== undefined);
}

/** Everywhere, for an owner: now and for branches to come. */
function homeOf({ kind, id }: Campaign["owner"]): Scope | undefined {
  if (kind === "hq") return undefined;
  return kind === "merchant" ? { branches: [id] } : { franchisees: [id] };
}

/** `home` is null for headquarters. */
function foreignPlaces(
  { regions, branches = [], franchisees }: ActivationRequest,
  home: readonly string[] | null,
): readonly FieldProblem[] {
  if (home === null) return [];
  const reason = "not a branch of yours";
  return [
    ...branches.flatMap((id, at) =>
      home.includes(id) ? [] : [{ field: `branches.${at}`, reason }],
    ),
    ...(regions === undefined ? [] : [{ field: "regions", reason }]),
    ...(franchisees === undefined ? [] : [{ field: "franchisees", reason }]),
  ];
}

function invalid(fields: readonly FieldProblem[]): Result<never> {
  return refused("invalid", { fields });
}
