import {
  list,
  moment,
  orNull,
  type Read,
  shape,
  text,
  whole,
  yes,
} from "@cardweave/shared/ui/api/readers";
import { useFormats, useTexts } from "@cardweave/shared/ui/components/page-room";
import { StateChip } from "@cardweave/shared/ui/components/state-chip";
import { type Loaded, useItem } from "@cardweave/shared/ui/hooks/use-load";
import { type ReactElement, useEffect } from "react";
import { usePortal } from "../frame/portal-room.tsx";
import { reachTexts } from "./reach-texts.ts";

interface Unreached {
  readonly device: string;
  readonly branch: string | null;
  readonly branchName: string | null;
  readonly connected: boolean;
  /** Unit: ms since 1970. */
  readonly since: number | null;
}

interface Reach {
  readonly what: string | null;
  /** Unit: ms since 1970. */
  readonly at: number | null;
  readonly of: number;
  readonly received: number;
  readonly lacking: readonly Unreached[];
}

const readReach: Read<Reach> = shape({
  what: orNull(text),
  at: orNull(moment),
  of: whole,
  received: whole,
  lacking: list(
    shape({
      device: text,
      branch: orNull(text),
      branchName: orNull(text),
      connected: yes,
      since: orNull(moment),
    }),
  ),
});

/** Kept up by what the hub tells of nodes and of this card. */
function useReach(account: string): Loaded<Reach> {
  const { line } = usePortal();
  const reach = useItem(`/v1/accounts/${encodeURIComponent(account)}/reach`, readReach);
  const { reload } = reach;
  useEffect(() => {
    const stops = ["account", "node", "resync"].map((name) => line.hear(name, reload));
    return () => {
      for (const stop of stops) stop();
    };
  }, [line, reload]);
  return reach;
}

/** Which branches know that the card is blocked, free again or linked; nothing where nobody said so. */
export function ReachPanel({ account }: { readonly account: string }): ReactElement | null {
  const texts = useTexts(reachTexts);
  const { when } = useFormats();
  const reach = useReach(account).value;
  if (reach === null || reach.what === null || reach.of === 0) return null;
  const { what, at, received, of, lacking } = reach;
  return (
    <section className="sheet panel reach" aria-labelledby="reach">
      <h2 id="reach">{texts.title[what]}</h2>
      <p className="reach-told" role="status">
        {received === of ? texts.all(of) : texts.of(received, of)}
      </p>
      <progress value={received} max={of} aria-labelledby="reach" />
      {at === null ? null : <p className="soft">{texts.said(when(at))}</p>}
      {lacking.length === 0 ? null : (
        <>
          <h3>{texts.lacking}</h3>
          <ul className="plain-list reach-lacking">
            {lacking.map((node) => (
              <li key={node.device}>
                <strong>{node.branchName ?? node.branch ?? node.device.slice(0, 8)}</strong>
                <Since node={node} />
              </li>
            ))}
          </ul>
          {lacking.every(({ connected }) => connected) ? null : (
            <p className="soft">{texts.until}</p>
          )}
        </>
      )}
    </section>
  );
}

function Since({ node: { connected, since } }: { readonly node: Unreached }): ReactElement {
  const texts = useTexts(reachTexts);
  const { age } = useFormats();
  if (connected) return <StateChip tone="warn">{texts.onItsWay}</StateChip>;
  const told = since === null ? texts.unheard : texts.away(age(since));
  return (
    <StateChip tone="bad" icon="unplug">
      {told}
    </StateChip>
  );
}
