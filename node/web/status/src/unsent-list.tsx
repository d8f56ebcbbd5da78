import type { ReactElement } from "react";
import type { Status, Unsent } from "./read-status.ts";
import type { Say } from "./say.ts";

export interface UnsentListProps {
  readonly status: Status;
  readonly say: Say;
}

/** What only this branch has: oldest first, as it will be sent. */
export function UnsentList({ status, say }: UnsentListProps): ReactElement | null {
  const { unsent, health } = status;
  const { texts } = say;
  if (unsent.length === 0) return null;
  const more = health.unsent - unsent.length;
  return (
    <div className="unsent panel">
      <h2 id="unsent-title">{texts.unsentList}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <section className="unsent-rows" tabIndex={0} aria-labelledby="unsent-title">
        <table aria-labelledby="unsent-title">
          <thead>
            <tr>
              <th scope="col">{texts.unsentWhen}</th>
              <th scope="col">{texts.unsentWhat}</th>
              <th scope="col">{texts.unsentWhere}</th>
            </tr>
          </thead>
          <tbody>
            {unsent.map((one, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list is drawn anew as a whole
              <tr key={at}>
                <td>{say.when(one.at)}</td>
                <td>{whatOf(one, say)}</td>
                <td>{one.till ?? "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {more > 0 ? <p className="fact-under">{texts.unsentMore(more)}</p> : null}
    </div>
  );
}

function whatOf({ kind, purse, amount }: Unsent, { texts, amount: written }: Say): string {
  const word = texts.kinds[kind] ?? kind;
  return purse === null || amount === null ? word : `${word}: ${written(purse, amount)}`;
}
