import { Icon } from "@cardweave/shared/ui/components/icon";
import { PageHead } from "@cardweave/shared/ui/components/page-head";
import { useTexts } from "@cardweave/shared/ui/components/page-room";
import type { ReactElement } from "react";
import { usePortal } from "../frame/portal-room.tsx";
import { Areas } from "./areas.tsx";
import { FirstHour, useFirstHour } from "./first-hour.tsx";
import { startTexts } from "./start-texts.ts";
import { Today } from "./today.tsx";
import { todayTexts } from "./today-texts.ts";

/** Where one arrives: what there is to do, and the ways to everything. */
export function StartPage(): ReactElement {
  const { who } = usePortal();
  const texts = useTexts(startTexts);
  const today = useTexts(todayTexts);
  const { setup, isReading } = useFirstHour();
  return (
    <div className="page">
      <PageHead title={texts.hello(who.user.login)} actions={setup === null ? <Ways /> : null}>
        {today.under(who.networkName)}
      </PageHead>
      {setup === null ? null : <FirstHour setup={setup} />}
      {setup === null && !isReading ? <Today /> : null}
      <Areas />
    </div>
  );
}

/** What is done most often. */
function Ways(): ReactElement {
  const texts = useTexts(todayTexts);
  const { pages } = usePortal();
  const mayMake = pages.some(({ path }) => path === "/campaigns/new");
  return (
    <>
      <a className="button" href="/cards">
        <Icon name="search" />
        {texts.find}
      </a>
      {mayMake ? (
        <a className="button button-main" href="/campaigns/new">
          <Icon name="plus" />
          {texts.campaign}
        </a>
      ) : null}
    </>
  );
}
