import { PageHead } from "@cardweave/shared/ui/components/page-head";
import { useTexts } from "@cardweave/shared/ui/components/page-room";
import type { Loaded } from "@cardweave/shared/ui/hooks/use-load";
import type { ReactElement, ReactNode } from "react";
import { frameTexts } from "./frame-texts.ts";

/** Whether the hub knows nothing by that name; what was shown once stays. */
export function isNowhere({ value, problem }: Pick<Loaded<unknown>, "value" | "problem">): boolean {
  return value === null && problem?.code === "not-found";
}

/** There is nothing here: no such page, or nothing that the address names. */
export function Nowhere({ up }: { readonly up?: ReactNode }): ReactElement {
  const texts = useTexts(frameTexts);
  return (
    <ToStart title={texts.notFoundTitle} up={up}>
      {texts.notFound}
    </ToStart>
  );
}

/** There is something, but not for this role. */
export function NotYours(): ReactElement {
  const texts = useTexts(frameTexts);
  return <ToStart title={texts.notYoursTitle}>{texts.notYours}</ToStart>;
}

interface ToStartProps {
  readonly title: string;
  readonly up?: ReactNode;
  readonly children: string;
}

function ToStart({ title, up, children }: ToStartProps): ReactElement {
  const texts = useTexts(frameTexts);
  return (
    <div className="page">
      <PageHead title={title} up={up}>
        {children}
      </PageHead>
      <p>
        <a className="button" href="/">
          {texts.home}
        </a>
      </p>
    </div>
  );
}
