import { PolicyBook } from "@cardweave/shared/http/policy-book";
import type { CardBook } from "@cardweave/shared/http/replica-accounts";
import type { Route } from "@cardweave/shared/http/route";
import type { Accounts } from "@cardweave/shared/http/services";
import type { PasswordMaker } from "@cardweave/shared/http/sign-in";
import type { DeskDatabase } from "@cardweave/shared/ports/desk-database";
import type { CampaignView } from "@cardweave/shared/protocol/http/campaign-life";
import type { Replica } from "@cardweave/shared/replica/replica";
import { ArticleDesk } from "./articles/article-desk.ts";
import { PriceGroupDesk } from "./articles/price-group-desk.ts";
import { SortDesk } from "./articles/sort-desk.ts";
import { AuditLog } from "./audit/audit-log.ts";
import { BudgetDesk } from "./campaigns/budget-desk.ts";
import { capsView } from "./campaigns/budget-view.ts";
import { CampaignDesk } from "./campaigns/campaign-desk.ts";
import { CampaignFaults } from "./campaigns/campaign-faults.ts";
import { CampaignHistory } from "./campaigns/campaign-history.ts";
import { CampaignLife } from "./campaigns/campaign-life.ts";
import { CampaignReach } from "./campaigns/campaign-reach.ts";
import { CampaignTrial } from "./campaigns/campaign-trial.ts";
import { CompetitionDesk } from "./campaigns/competition-desk.ts";
import { DraftBook } from "./campaigns/draft-book.ts";
import { LiveDesk } from "./campaigns/live/live-desk.ts";
import { priceHints } from "./campaigns/price-hints.ts";
import { articleRoutes } from "./http/article-routes.ts";
import { franchiseeRoutes, holidayRoutes } from "./http/calendar-routes.ts";
import { campaignGroupRoutes } from "./http/campaign-group-routes.ts";
import { type Campaigns, campaignRoutes } from "./http/campaign-routes.ts";
import { cardholderRoutes } from "./http/cardholder-routes.ts";
import { dayOfBranchRoute } from "./http/day-routes.ts";
import { groupRoutes } from "./http/group-routes.ts";
import { outlookRoutes } from "./http/outlook-routes.ts";
import { reportRoutes } from "./http/report-routes.ts";
import { auditRoute, policyEditRoutes, purseEditRoutes } from "./http/setting-routes.ts";
import { setupRoute } from "./http/setup-routes.ts";
import { operatorRoutes, tillRoutes, userRoutes } from "./http/staff-routes.ts";
import { tierRoutes } from "./http/tier-routes.ts";
import type { JobDesk } from "./jobs/job-desk.ts";
import type { LineDesk } from "./line/line-desk.ts";
import type { HubDesk } from "./line/replica-session.ts";
import { ExpiringReport } from "./members/expiring-report.ts";
import { TierDesk } from "./members/tier-desk.ts";
import { CardholderDesk } from "./people/cardholder-desk.ts";
import { watchErasures } from "./people/erasure-watch.ts";
import { PeopleRegister } from "./people/people-register.ts";
import { PersonVault } from "./people/person-vault.ts";
import { tillFinder } from "./people/till-finder.ts";
import { ControlDesk } from "./registry/control-desk.ts";
import { FirstSteps } from "./registry/first-steps.ts";
import { FranchiseeDesk } from "./registry/franchisee-desk.ts";
import { GroupDesk } from "./registry/group-desk.ts";
import { HolidayDesk } from "./registry/holiday-desk.ts";
import { OperatorDesk } from "./registry/operator-desk.ts";
import { PolicyDesk } from "./registry/policy-desk.ts";
import { PurseDesk } from "./registry/purse-desk.ts";
import { TillDesk } from "./registry/till-desk.ts";
import { UserDesk } from "./registry/user-desk.ts";
import { limitedNetworkRoute } from "./reports/limited-network.ts";

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
  readonly #reaches: { stop(): void }[] = [];
  readonly #fatal: OfficeParts["fatal"];

  constructor({ replica, desk, peopleKey, fatal }: OfficeParts) {
    const { clock, random, timers } = replica.ports;
    this.#fatal = fatal;
    const zone = () => replica.directory.network?.zone ?? "UTC";
    this.#drafts = new DraftBook(desk, clock);
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
    const faults = new CampaignFaults(replica, lines);
    const budgets = new BudgetDesk({ replica, pool: lines.pool, failed: this.#fatal });
    this.#reaches.push(reach, faults, budgets);
    const { campaigns, ports } = replica;
    const desk = new CampaignDesk({ control, campaigns, drafts: this.#drafts, audit: this.audit });
    const life = new CampaignLife({ control, desk, clock: ports.clock, campaigns });
    const caps = (id: string) => capsView(replica, id);
    const prices = (view: CampaignView) => priceHints(replica, view);
    const trial = new CampaignTrial(replica, desk);
    const history = new CampaignHistory({ replica, audit: this.audit });
    return { desk, life, reach, faults, caps, prices, trial, history };
  }

  /** Drafts that are edited together; there is one for the whole hub. */
  liveDesk(replica: Replica, fatal: (fault: unknown) => void): LiveDesk {
    const { clock, timers, random } = replica.ports;
    const parts = { drafts: this.#drafts, audit: this.audit };
    const control = new ControlDesk({ replica, ...parts });
    const desk = new CampaignDesk({ ...parts, control, campaigns: replica.campaigns });
    return new LiveDesk({ ...parts, desk, clock, timers, random, fatal });
  }

  close(): void {
    this.#stop();
    for (const reach of this.#reaches) reach.stop();
  }
}

export type OfficeRouteParts = {
  readonly replica: Replica;
  readonly desk: DeskDatabase;
  readonly office: Office;
  readonly cards: CardBook;
  readonly accounts: Accounts;
  readonly passwords: PasswordMaker;
  /** See {@link UserDesk}. */
  readonly usersChanged: (ended: string | null) => Promise<void>;
  readonly lines: LineDesk;
  readonly jobs: JobDesk;
};

/** What headquarters keeps in lists: settings, staff, purses, people, and who touched them. */
export function officeRoutes(parts: OfficeRouteParts): readonly Route[] {
  const { replica, office, cards, accounts, passwords, usersChanged: changed, lines } = parts;
  const { audit, register } = office;
  const control = new ControlDesk({ replica, audit });
  const newToken = () => Buffer.from(replica.ports.random.bytes(32)).toString("base64url");
  const desk = new CardholderDesk({ replica, register, cards, audit });
  const campaigns = office.campaigns(replica, control, lines);
  return [
    ...policyEditRoutes(new PolicyDesk(control, new PolicyBook(replica))),
    ...purseEditRoutes(new PurseDesk(control, (code) => currencies.has(code))),
    ...campaignGroupRoutes(new CompetitionDesk(control)),
    ...outlookRoutes({ replica, jobs: parts.jobs, desk: campaigns.desk }),
    ...campaignRoutes(campaigns),
    ...groupRoutes(new GroupDesk(control)),
    ...articleRoutes({
      replica,
      desk: new ArticleDesk({ replica, audit }),
      sorts: new SortDesk(control),
      priceGroups: new PriceGroupDesk(control),
    }),
    ...tierRoutes(new TierDesk(control)),
    ...reportRoutes(new ExpiringReport({ replica, register, audit })),
    ...franchiseeRoutes(new FranchiseeDesk(control)),
    ...holidayRoutes(new HolidayDesk(control)),
    ...operatorRoutes(new OperatorDesk({ control, passwords, newToken })),
    ...tillRoutes(new TillDesk(control, newToken)),
    ...userRoutes(new UserDesk({ replica, audit, passwords, newToken, changed })),
    ...cardholderRoutes({ replica, desk, accounts, audit }),
    limitedNetworkRoute(replica),
    auditRoute(audit),
    dayOfBranchRoute(replica),
    setupRoute(
      new FirstSteps({ replica, desk: parts.desk, isInTouch: (device) => lines.lines.has(device) }),
    ),
  ];
}

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));
