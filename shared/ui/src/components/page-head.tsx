import { type ReactElement, type ReactNode, useEffect, useRef } from "react";

export interface PageHeadProps {
  readonly title: string;
  /** What this page is for, in one sentence. */
  readonly children?: ReactNode;
  /** What can be done here; the button of an empty list stands in the list instead. */
  readonly actions?: ReactNode;
  /** The way up, above the title. */
  readonly up?: ReactNode;
  /** How it stands, beside the title. */
  readonly state?: ReactNode;
}

function hasNone(actions: ReactNode): boolean {
  return actions === undefined || actions === null;
}

/** The title of a page; the cursor goes there when the page has changed, so readers hear it. */
export function PageHead(props: PageHeadProps): ReactElement {
  const { title, children, actions, up, state } = props;
  const place = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Cardweave`;
  }, [title]);
  useEffect(() => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) place.current?.focus();
  }, []);
  return (
    <div className="page-head">
      {up === undefined ? null : <div className="page-up">{up}</div>}
      <div className="page-title">
        <div className="page-name">
          <h1 ref={place} tabIndex={-1}>
            {title}
          </h1>
          {state}
        </div>
        {children === undefined ? null : <p>{children}</p>}
      </div>
      {hasNone(actions) ? null : <div className="page-actions">{actions}</div>}
    </div>
  );
}
