import type { EventLine } from "@cardweave/shared/ui/api/event-line";
import { nothing } from "@cardweave/shared/ui/api/readers";
import { KeyRoom } from "@cardweave/shared/ui/components/page-keys";
import { PageRoom, type PageTools, useTexts } from "@cardweave/shared/ui/components/page-room";
import { Skeleton } from "@cardweave/shared/ui/components/states";
import { ToastRoom } from "@cardweave/shared/ui/components/toasts";
import { type ReactElement, Suspense, useCallback, useEffect, useMemo, useState } from "react";
import { frameTexts } from "./frame/frame-texts.ts";
import { NotYours, Nowhere } from "./frame/nowhere.tsx";
import { PageRescue } from "./frame/page-rescue.tsx";
import { PortalRoom } from "./frame/portal-room.tsx";
import { go, paramsOf, usePlace } from "./frame/router.ts";
import { SeenCards } from "./frame/seen-cards.ts";
import { Shell } from "./frame/shell.tsx";
import { SignInAgain, SignInPage } from "./frame/sign-in-page.tsx";
import { hasRole, readWho, type Who } from "./frame/who.ts";
import { pages } from "./pages.ts";

export interface AppPorts {
  readonly tools: Omit<PageTools, "zone" | "currency">;
  readonly disk: Storage;
  readonly newLine: () => EventLine;
  /** Calls back when the server says that the session is over. */
  readonly onSignedOut: (hear: () => void) => void;
}

type Access =
  | { readonly step: "checking"; readonly isLost: boolean }
  | { readonly step: "outside" }
  /** `isOver`: the session has ended, and the page stays as it is until they are back. */
  | { readonly step: "inside"; readonly who: Who; readonly isOver: boolean };

function inside(who: Who): Access {
  return { step: "inside", who, isOver: false };
}

const againMs = 2000;
const nowhere = { zone: "UTC", currency: "EUR" };

/** Asks who is signed in until the hub says something. */
function useAccess({ tools, onSignedOut }: AppPorts): [Access, (access: Access) => void] {
  const [access, setAccess] = useState<Access>({ step: "checking", isLost: false });
  useEffect(() => {
    onSignedOut(() =>
      setAccess((before) =>
        before.step === "inside" ? { ...before, isOver: true } : { step: "outside" },
      ),
    );
    let callOff = (): void => undefined;
    const ask = async (): Promise<void> => {
      const call = { method: "GET", path: "/v1/sessions/current" } as const;
      const answer = await tools.api(call, readWho);
      if (answer.kind === "done") setAccess(inside(answer.value));
      else if (answer.kind === "refused") setAccess({ step: "outside" });
      else {
        setAccess({ step: "checking", isLost: true });
        callOff = tools.after(againMs, () => void ask());
      }
    };
    void ask();
    return () => callOff();
  }, [tools, onSignedOut]);
  return [access, setAccess];
}

export function App(ports: AppPorts): ReactElement {
  const [access, setAccess] = useAccess(ports);
  const who = access.step === "inside" ? access.who : null;
  const { tools } = ports;
  const all = useMemo(
    () => ({ ...tools, zone: who?.zone ?? "UTC", currency: who?.currency ?? "EUR" }),
    [tools, who],
  );
  if (access.step === "inside") {
    const leave = (): void => {
      go("/");
      setAccess({ step: "outside" });
    };
    return (
      <PageRoom tools={all} key={access.who.user.id}>
        <Inside {...ports} who={access.who} isOver={access.isOver} onLeave={leave} />
        {access.isOver ? (
          <SignInAgain login={access.who.user.login} onDone={(one) => setAccess(inside(one))} />
        ) : null}
      </PageRoom>
    );
  }
  return (
    <PageRoom tools={{ ...tools, ...nowhere }}>
      {access.step === "checking" ? (
        <Checking isLost={access.isLost} />
      ) : (
        <SignInPage disk={ports.disk} onDone={(one) => setAccess(inside(one))} />
      )}
    </PageRoom>
  );
}

function Checking({ isLost }: { readonly isLost: boolean }): ReactElement {
  const texts = useTexts(frameTexts);
  return (
    <main className="door">{isLost ? <p className="note">{texts.noLine}</p> : <Skeleton />}</main>
  );
}

interface InsideProps extends AppPorts {
  readonly who: Who;
  readonly isOver: boolean;
  readonly onLeave: () => void;
}

function Inside({ who, isOver, tools, newLine, disk, onLeave }: InsideProps): ReactElement {
  const [line] = useState(newLine);
  const [cards] = useState(() => new SeenCards());
  useEffect(() => {
    if (isOver) return undefined;
    line.open();
    return () => line.close();
  }, [line, isOver]);
  const { path } = usePlace();
  const seen = useMemo(() => pages.filter(({ roles }) => hasRole(who, roles)), [who]);
  const portal = useMemo(
    () => ({ who, line, disk, cards, pages: seen }),
    [who, line, disk, cards, seen],
  );
  const signOut = useCallback(() => {
    const call = { method: "DELETE", path: "/v1/sessions/current" } as const;
    void tools.api(call, nothing).then((answer) => {
      if (answer.kind !== "lost") onLeave();
    });
  }, [tools, onLeave]);
  return (
    <PortalRoom portal={portal}>
      <ToastRoom>
        <KeyRoom>
          <Shell pages={seen} path={path} onSignOut={signOut}>
            <PageAt who={who} />
          </Shell>
        </KeyRoom>
      </ToastRoom>
    </PortalRoom>
  );
}

/** The page of the address; a hidden one says why it is hidden. */
function PageAt({ who }: { readonly who: Who }): ReactElement {
  const { path, query } = usePlace();
  const texts = useTexts(frameTexts);
  for (const { path: pattern, roles, page: Page } of pages) {
    const params = paramsOf(pattern, path);
    if (params === null) continue;
    if (!hasRole(who, roles)) {
      return <NotYours />;
    }
    return (
      <PageRescue key={path} texts={texts}>
        <Suspense fallback={<Skeleton />}>
          <Page params={params} query={query} />
        </Suspense>
      </PageRescue>
    );
  }
  return <Nowhere />;
}
