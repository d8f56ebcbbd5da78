import type { Browser, BrowserContext, BrowserContextOptions } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import { withNetwork } from "../process/lane.ts";
import type { Network, NetworkOptions } from "../process/network.ts";
import { launch } from "./browser.ts";
import { PortalPage, type PortalUser } from "./portal-page.ts";

export type PortalOpening = Pick<BrowserContextOptions, "viewport" | "colorScheme"> & {
  /** Default: who runs the network. */
  readonly as?: PortalUser;
  /** Default: the first page. */
  readonly at?: string;
  readonly language?: "de" | "en";
};

type RoleName = "headquarters" | "regional-manager" | "manager" | "auditor";

export type NewPortalUser = {
  readonly role: RoleName;
  readonly branches?: readonly string[];
  readonly regions?: readonly string[];
};

export type Portals = {
  readonly network: () => Network;
  readonly admin: () => PortalUser;
  /** A window with somebody who has signed in. */
  readonly open: (opening?: PortalOpening) => Promise<PortalPage>;
  /** A window before anybody has. */
  readonly openFresh: (opening?: PortalOpening) => Promise<PortalPage>;
  readonly addUser: (user: NewPortalUser) => Promise<PortalUser>;
};

const locales = { de: "de-DE", en: "en-GB" } as const;
const desk = { width: 1366, height: 768 };

type Kept = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** A hub with its first policy, one branch unless told otherwise, and one Chromium for a file. */
export function withPortals(options: NetworkOptions = {}): Portals {
  const network = withNetwork({ nodes: 1, policy: {}, ...options });
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());
  afterEach(() => Promise.all((browser?.contexts() ?? []).map((context) => context.close())));

  const windowAt = async (opening: PortalOpening, storageState?: Kept): Promise<PortalPage> => {
    const { as: _as, at: _at, language = "en", ...view } = opening;
    if (browser === undefined) throw new Error("there is no browser yet");
    const context = await browser.newContext({
      viewport: desk,
      ...view,
      ...(storageState === undefined ? {} : { storageState }),
      locale: locales[language],
      reducedMotion: "reduce",
    });
    return PortalPage.at(await context.newPage(), () => network().hub.address);
  };
  const admin = (): PortalUser => {
    const { user, password } = network().plan;
    return { login: user, password };
  };
  // Who signed in once stays signed in: checking a password takes its time on purpose.
  const kept = new Map<string, Kept>();
  const open = async (opening: PortalOpening = {}): Promise<PortalPage> => {
    const user = opening.as ?? admin();
    const portal = await windowAt(opening, kept.get(user.login));
    await portal.openAs(user, opening.at ?? "/");
    // Without what the page keeps on the disk: language and colours are each window's own.
    const { cookies } = await portal.page.context().storageState();
    kept.set(user.login, { cookies, origins: [] });
    return portal;
  };
  const openFresh = async (opening: PortalOpening = {}): Promise<PortalPage> => {
    const portal = await windowAt(opening);
    await portal.open(opening.at ?? "/");
    return portal;
  };
  let users = 0;
  const addUser = async (user: NewPortalUser): Promise<PortalUser> => {
    users += 1;
    const named = { login: `${user.role}-${users}`, password: `long enough ${users}` };
    const body = { ...user, ...named };
    const { status, text } = await network().admin.call("POST", "/v1/users", { body });
    if (status !== 201) throw new Error(`${status} ${text}`);
    return named;
  };
  return { network, admin, open, openFresh, addUser };
}
