import { PolicyBook } from "@cardweave/shared/http/policy-book";
import type { CardBook } from "@cardweave/shared/http/replica-accounts";
import type { Route } from "@cardweave/shared/http/route";
import type { Accounts } from "@cardweave/shared/http/services";
import type { PasswordMaker } from "@cardweave/shared/http/sign-in";
import type { DeskDatabase } from "@cardweave/shared/ports/desk-database";
import type { Replica } from "@cardweave/shared/replica/replica";
import { AuditLog } from "./audit/audit-log.ts";
import { CampaignDesk } from "./campaigns/campaign-desk.ts";
import { CampaignLife } from "./campaigns/campaign-life.ts";
import { CampaignReach } from "./campaigns/campaign-reach.ts";
import { CampaignTrial } from "./campaigns/campaign-trial.ts";
import { CompetitionDesk } from "./campaigns/competition-desk.ts";
import { DraftBook } from "./campaigns/draft-book.ts";
import { campaignGroupRoutes } from "./http/campaign-group-routes.ts";
import { type Campaigns, campaignRoutes } from "./http/campaign-routes.ts";
import { cardholderRoutes } from "./http/cardholder-routes.ts";
import { groupRoutes } from "./http/group-routes.ts";
import { auditRoute, policyEditRoutes, purseEditRoutes } from "./http/setting-routes.ts";
import { operatorRoutes, tillRoutes, userRoutes } from "./http/staff-routes.ts";
import type { LineDesk } from "./line/line-desk.ts";
import type { HubDesk } from "./line/replica-session.ts";
import { CardholderDesk } from "./people/cardholder-desk.ts";
import { watchErasures } from "./people/erasure-watch.ts";
import { PeopleRegister } from "./people/people-register.ts";
import { PersonVault } from "./people/person-vault.ts";
import { tillFinder } from "./people/till-finder.ts";
import { ControlDesk } from "./registry/control-desk.ts";
import { GroupDesk } from "./registry/group-desk.ts";
import { OperatorDesk } from "./registry/operator-desk.ts";
import { PolicyDesk } from "./registry/policy-desk.ts";
import { PurseDesk } from "./registry/purse-desk.ts";
import { TillDesk } from "./registry/till-desk.ts";
import { UserDesk } from "./registry/user-desk.ts";

export type OfficeParts = {
  readonly replica: Replica;
  readonly desk: DeskDatabase;
  /** Seals the keys of all people. */
  readonly peopleKey: Uint8Array;
  readonly fatal: (fault: unknown) => void;
};

/** Who is known to the hub, before anybody can ask for them. */
export class Office {
  readonly audit: AuditLog;
  readonly register: PeopleRegister;
  /** For the tills' searches. */
  readonly finds: HubDesk["finds"];
  readonly #stop: () => void;
  readonly #drafts: DraftBook;
  readonly #reaches: CampaignReach[] = [];

  constructor({ replica, desk, peopleKey, fatal }: OfficeParts) {
    const { clock, random, timers } = replica.ports;
    const zone = () => replica.directory.network?.zone ?? "UTC";
    this.#drafts = new DraftBook(desk);
    this.audit = new AuditLog({ desk, clock, zone });
    const vault = new PersonVault({ desk, master: peopleKey, random });
    const pause = () => new Promise<void>((resolve) => void timers.after(0, resolve));
    this.register = new PeopleRegister({ replica, vault, pause });
    this.register.ready.then(() => this.#noteUnreadable()).catch(fatal);
    const parts = { replica, register: this.register, audit: this.audit };
    this.finds = tillFinder(parts);
    this.#stop = watchErasures({ ...parts, fatal });
  }

  /** Whoever looks for them finds nobody, so that it must be said somewhere. */
  #noteUnreadable(): void {
    const { unreadable: count } = this.register;
    if (count === 0) return;
    const by = { role: "headquarters" } as const;
    this.audit.note({ by, act: "cardholders-unreadable", subject: null, detail: { count } });
  }

  /** Campaigns from the draft to their end. */
  campaigns(replica: Replica, control: ControlDesk, lines: LineDesk): Campaigns {
    const reach = new CampaignReach(replica, lines);
    this.#reaches.push(reach);
    const desk = new CampaignDesk({ control, drafts: this.#drafts, audit: this.audit });
    const { campaigns, ports } = replica;
    const life = new CampaignLife({ control, desk, clock: ports.clock, campaigns });
    return { desk, life, reach, trial: new CampaignTrial(replica, desk) };
  }

  stop(): void {
    this.#stop();
    for (const reach of this.#reaches) reach.stop();
  }
}

export type OfficeRouteParts = {
  readonly replica: Replica;
  readonly office: Office;
  readonly cards: CardBook;
  readonly accounts: Accounts;
  readonly passwords: PasswordMaker;
  /** See {@link UserDesk}. */
  readonly usersChanged: (ended: string | null) => Promise<void>;
  readonly lines: LineDesk;
};

/** What headquarters keeps in lists: settings, staff, purses, people, and who touched them. */
export function officeRoutes(parts: OfficeRouteParts): readonly Route[] {
  const { replica, office, cards, accounts, passwords, usersChanged: changed, lines } = parts;
  const { audit, register } = office;
  const control = new ControlDesk({ replica, audit });
  const newToken = () => Buffer.from(replica.ports.random.bytes(32)).toString("base64url");
  const desk = new CardholderDesk({ replica, register, cards, audit });
  return [
    ...policyEditRoutes(new PolicyDesk(control, new PolicyBook(replica))),
    ...purseEditRoutes(new PurseDesk(control, (code) => currencies.has(code))),
    ...campaignGroupRoutes(new CompetitionDesk(control)),
    ...campaignRoutes(office.campaigns(replica, control, lines)),
    ...groupRoutes(new GroupDesk(control)),
    ...operatorRoutes(new OperatorDesk({ control, passwords, newToken })),
    ...tillRoutes(new TillDesk(control, newToken)),
    ...userRoutes(new UserDesk({ replica, audit, passwords, newToken, changed })),
    ...cardholderRoutes({ replica, desk, accounts, audit }),
    auditRoute(audit),
  ];
}

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));
