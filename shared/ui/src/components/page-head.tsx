import { type ReactElement, type ReactNode, useEffect, useRef } from "react";

export interface PageHeadProps {
  readonly title: string;
  /** What this page is for, in one sentence. */
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** The way up, above the title. */
  readonly up?: ReactNode;
}

/** The title of a page; the cursor goes there when the page has changed, so readers hear it. */
export function PageHead({ title, children, actions, up }: PageHeadProps): ReactElement {
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
      <div className="page-title">
        {up}
        <h1 ref={place} tabIndex={-1}>
          {title}
        </h1>
        {children === undefined ? null : <p>{children}</p>}
      </div>
      {actions === undefined ? null : <div className="page-actions">{actions}</div>}
    </div>
  );
}
