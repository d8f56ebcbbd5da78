import "../styles/today.css";
import { Icon } from "@cardweave/shared/ui/components/icon";
import { useLanguage } from "@cardweave/shared/ui/components/language-context";
import { useTexts } from "@cardweave/shared/ui/components/page-room";
import type { ReactElement } from "react";
import { frameTexts } from "../frame/frame-texts.ts";
import type { NavGroup } from "../frame/page-entry.ts";
import { usePortal } from "../frame/portal-room.tsx";
import { todayTexts } from "./today-texts.ts";

const order: readonly NavGroup[] = ["now", "campaigns", "cards", "money", "network"];

/** The ways to everything that this role sees. */
export function Areas(): ReactElement {
  const { pages } = usePortal();
  const texts = useTexts(todayTexts);
  const frame = useTexts(frameTexts);
  const { language } = useLanguage();
  return (
    <section className="ways" aria-labelledby="ways">
      <h2 id="ways">{texts.areas}</h2>
      {order.map((group) => {
        const here = pages.filter(({ nav, path }) => nav?.group === group && path !== "/");
        if (here.length === 0) return null;
        return (
          <div key={group} className="way-group">
            <h3 id={`ways-${group}`}>{frame.groups[group]}</h3>
            <ul aria-labelledby={`ways-${group}`}>
              {here.map(({ path, nav }) =>
                nav === undefined ? null : (
                  <li key={path}>
                    <a className="way" href={path}>
                      <Icon name={nav.icon} />
                      {nav.name[language]}
                    </a>
                  </li>
                ),
              )}
            </ul>
          </div>
        );
      })}
    </section>
  );
}
