import { useFormats, usePage, useTexts } from "@cardweave/shared/ui/components/page-room";
import { StateChip } from "@cardweave/shared/ui/components/state-chip";
import { EmptyState, Skeleton } from "@cardweave/shared/ui/components/states";
import { useItem } from "@cardweave/shared/ui/hooks/use-load";
import { type ReactElement, useEffect } from "react";
import { type CampaignRow, type ReachNode, readReach } from "./campaign-shapes.ts";
import { campaignTexts } from "./campaign-texts.ts";
import { HistoryPanels } from "./history-panels.tsx";
import { historyTexts } from "./history-texts.ts";
import { lifeTexts } from "./life-texts.ts";
import { useNames } from "./use-names.ts";

/** How often the reach is asked for while it is looked at. Unit: ms. */
const lookMs = 3_000;

/** What was signed, and which branch has it by now. */
export function LifeTab({ row }: { readonly row: CampaignRow }): ReactElement {
  return (
    <div className="columns">
      <div className="stack">
        <Reach row={row} />
        <Course row={row} />
      </div>
      <div className="stack">
        <HistoryPanels row={row} />
      </div>
    </div>
  );
}

function Reach({ row }: { readonly row: CampaignRow }): ReactElement {
  const texts = useTexts(lifeTexts);
  const { after } = usePage();
  const isOut = row.activations.length > 0;
  const reach = useItem(isOut ? `/v1/campaigns/${row.id}/reach` : null, readReach);
  const { reload, at } = reach;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again after each answer
  useEffect(() => (isOut ? after(lookMs, reload) : undefined), [isOut, after, reload, at]);
  const told = reach.value;
  return (
    <section className="panel sheet" aria-labelledby="reach">
      <h2 id="reach">{texts.reach}</h2>
      {isOut ? null : <EmptyState icon="send" title={texts.reachNone} />}
      {isOut && told === null ? <Skeleton lines={4} /> : null}
      {told === null ? null : (
        <>
          <p className="reach-sum">{texts.reachOf(told.received, told.of)}</p>
          <progress
            className="reach-bar"
            value={told.received}
            max={Math.max(1, told.of)}
            aria-label={texts.reach}
          />
          <ul className="reach-list">
            {told.nodes.map((node) => (
              <ReachLine key={node.device} node={node} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function ReachLine({ node }: { readonly node: ReachNode }): ReactElement {
  const texts = useTexts(lifeTexts);
  const { nameOf } = useNames();
  const { age } = useFormats();
  return (
    <li>
      <strong>{node.branch === null ? node.device.slice(0, 8) : nameOf(node.branch)}</strong>
      <StateChip tone={node.received ? "good" : "warn"}>
        {node.received ? texts.has : texts.hasNot}
      </StateChip>
      <span className="soft">
        {node.connected
          ? texts.connected
          : `${texts.offline}${node.lastSeenAt === null ? "" : ` · ${age(node.lastSeenAt)}`}`}
      </span>
    </li>
  );
}

/** Each activation: which version, where, from when, and how it stands. */
function Course({ row }: { readonly row: CampaignRow }): ReactElement {
  const texts = useTexts(lifeTexts);
  const words = useTexts(historyTexts);
  const common = useTexts(campaignTexts);
  const { nameOf } = useNames();
  const { day } = useFormats();
  return (
    <section className="panel sheet" aria-labelledby="course">
      <h2 id="course">{words.where}</h2>
      {row.activations.length === 0 ? <p className="soft">{words.nowhere}</p> : null}
      <ol className="course">
        {row.activations.toReversed().map(({ id, version, state, from, where }) => (
          <li key={id}>
            <span>
              <strong>{texts.version(version)}</strong>{" "}
              {where === null
                ? common.everywhere
                : [...where.regions, ...where.branches].map(nameOf).join(", ")}
              {from === null
                ? ""
                : `, ${texts.from(`${day(from.slice(0, 10))} ${from.slice(11)}`)}`}
            </span>
            <StateChip tone={state === "active" ? "good" : "calm"}>
              {common.states[state] ?? state}
            </StateChip>
          </li>
        ))}
      </ol>
    </section>
  );
}
