import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { Icon } from "@cardweave/shared/ui/components/icon";
import { useLanguage } from "@cardweave/shared/ui/components/language-context";
import { LanguageSwitch } from "@cardweave/shared/ui/components/language-switch";
import { useKeyHelp } from "@cardweave/shared/ui/components/page-keys";
import { useFormats, useTexts } from "@cardweave/shared/ui/components/page-room";
import { SchemeSwitch } from "@cardweave/shared/ui/components/scheme-switch";
import { commonTexts } from "@cardweave/shared/ui/texts/common-texts";
import { type ReactElement, type ReactNode, useSyncExternalStore } from "react";
import { frameTexts } from "./frame-texts.ts";
import { HubAway } from "./hub-away.tsx";
import { LeaveQuestion } from "./leave-question.tsx";
import type { NavGroup, PageEntry } from "./page-entry.ts";
import { usePortal } from "./portal-room.tsx";

export interface ShellProps {
  readonly pages: readonly PageEntry[];
  readonly path: string;
  readonly onSignOut: () => void;
  readonly children: ReactNode;
}

/** Top bar, navigation by role, and the page. */
export function Shell({ pages, path, onSignOut, children }: ShellProps): ReactElement {
  const texts = useTexts(frameTexts);
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {texts.skip}
      </a>
      <TopBar onSignOut={onSignOut} />
      <nav id="areas" popover="auto" className="areas" aria-label={texts.navigation}>
        <NavList pages={pages} path={path} />
      </nav>
      <main id="content" className="content" tabIndex={-1}>
        <HubAway />
        {children}
      </main>
      <LeaveQuestion />
    </div>
  );
}

function TopBar({ onSignOut }: { readonly onSignOut: () => void }): ReactElement {
  const { who, disk } = usePortal();
  const texts = useTexts(frameTexts);
  const common = useTexts(commonTexts);
  const help = useKeyHelp();
  return (
    <header className="bar">
      <button
        type="button"
        className="button button-quiet button-icon bar-menu"
        popoverTarget="areas"
        aria-label={texts.menu}
      >
        <Icon name="menu" />
      </button>
      <a className="bar-mark" href="/">
        <img src="/mark.svg" alt="" width="32" height="32" />
        <span>
          <strong>{who.networkName}</strong>
          <small>{texts.portal}</small>
        </span>
      </a>
      <div className="bar-side">
        <LineChip />
        <ActionButton
          look="quiet"
          icon="keyboard"
          className="button-icon bar-keys"
          onPress={help}
          label={common.keys}
        />
        <SchemeSwitch disk={disk} />
        <LanguageSwitch />
        <button
          type="button"
          className="button button-quiet bar-who"
          popoverTarget="who"
          aria-label={`${texts.whoAmI}: ${who.user.login}`}
        >
          <Icon name="user" />
          <span className="button-text">{who.user.login}</span>
        </button>
        <div id="who" popover="auto" className="menu panel who">
          <WhoAmI />
          <ActionButton icon="signOut" onPress={onSignOut} className="button-wide">
            {texts.signOut}
          </ActionButton>
        </div>
      </div>
    </header>
  );
}

function WhoAmI(): ReactElement {
  const { who } = usePortal();
  const texts = useTexts(frameTexts);
  const places = [...who.regions, ...who.branches];
  return (
    <p className="who-am-i">
      <strong>{who.user.login}</strong>
      <span>{texts.roles[who.user.role] ?? who.user.role}</span>
      <span>{places.length === 0 ? texts.allPlaces : places.join(", ")}</span>
    </p>
  );
}

/** Whether what this page shows is live; since when not. */
function LineChip(): ReactElement {
  const { line } = usePortal();
  const texts = useTexts(frameTexts);
  const { when } = useFormats();
  const { reached, since } = useSyncExternalStore(line.onChange, line.state);
  if (reached === null) return <span className="chip chip-line">{texts.connecting}</span>;
  return (
    <span className="chip chip-line" data-state={reached ? "connected" : "away"} role="status">
      <Icon name={reached ? "link" : "unplug"} />
      <span>{reached ? texts.connected : texts.away(when(since))}</span>
    </span>
  );
}

const order: readonly NavGroup[] = ["now", "campaigns", "cards", "money", "network"];

/** The line of the page that is shown: the longest, as `/cards/batches` lies below `/cards`. */
function lineOf({ pages, path }: Pick<ShellProps, "pages" | "path">): string | undefined {
  const lines = pages.filter(({ nav }) => nav !== undefined).map((page) => page.path);
  const above = lines.filter((one) => path === one || (one !== "/" && path.startsWith(`${one}/`)));
  return above.toSorted((a, b) => b.length - a.length)[0];
}

function NavList(props: Pick<ShellProps, "pages" | "path">): ReactElement {
  const texts = useTexts(frameTexts);
  const here = lineOf(props);
  const groups = order.map((group) => ({
    group,
    pages: props.pages.filter(({ nav }) => nav?.group === group),
  }));
  return (
    <>
      {groups.map(({ group, pages }) =>
        pages.length === 0 ? null : (
          <div key={group} className="area">
            <h2 id={`area-${group}`}>{texts.groups[group]}</h2>
            <ul aria-labelledby={`area-${group}`}>
              {pages.map((page) => (
                <NavLine key={page.path} page={page} isHere={page.path === here} />
              ))}
            </ul>
          </div>
        ),
      )}
    </>
  );
}

interface NavLineProps {
  readonly page: PageEntry;
  readonly isHere: boolean;
}

function NavLine({ page, isHere }: NavLineProps): ReactElement | null {
  const { language } = useLanguage();
  const { nav, path } = page;
  if (nav === undefined) return null;
  return (
    <li>
      <a
        href={path}
        aria-current={isHere ? "page" : undefined}
        onClick={(event) => event.currentTarget.closest<HTMLElement>("nav")?.hidePopover()}
      >
        <Icon name={nav.icon} />
        {nav.name[language]}
      </a>
    </li>
  );
}
