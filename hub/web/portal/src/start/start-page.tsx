import { Icon } from "@cardweave/shared/ui/components/icon";
import { useLanguage } from "@cardweave/shared/ui/components/language-context";
import { PageHead } from "@cardweave/shared/ui/components/page-head";
import { useTexts } from "@cardweave/shared/ui/components/page-room";
import type { ReactElement } from "react";
import { usePortal } from "../frame/portal-room.tsx";
import { FirstHour } from "./first-hour.tsx";
import { startTexts } from "./start-texts.ts";

/** Where one arrives: what there is to do first, and the ways to everything. */
export function StartPage(): ReactElement {
  const { who, pages } = usePortal();
  const texts = useTexts(startTexts);
  const { language } = useLanguage();
  return (
    <div className="page">
      <PageHead title={texts.hello(who.user.login)}>{texts.under(who.networkName)}</PageHead>
      <FirstHour />
      <section aria-label={texts.ways}>
        <ul className="ways">
          {pages.map(({ path, nav }) =>
            nav === undefined || path === "/" ? null : (
              <li key={path}>
                <a className="way panel" href={path}>
                  <Icon name={nav.icon} />
                  {nav.name[language]}
                </a>
              </li>
            ),
          )}
        </ul>
      </section>
    </div>
  );
}
