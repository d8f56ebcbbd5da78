import { problemIn } from "@cardweave/shared/ui/api/call";
import type { Problem } from "@cardweave/shared/ui/api/problem";
import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { Dialog } from "@cardweave/shared/ui/components/ask-dialog";
import { TextInput } from "@cardweave/shared/ui/components/inputs";
import { usePage, useTexts } from "@cardweave/shared/ui/components/page-room";
import { ProblemLine } from "@cardweave/shared/ui/components/states";
import { useToast } from "@cardweave/shared/ui/components/toasts";
import { type ReactElement, useState } from "react";
import { type Batch, readBatch } from "./batch-shapes.ts";
import { BatchState } from "./batch-state.tsx";
import { batchTexts } from "./batch-texts.ts";

export interface BatchDialogProps {
  readonly batch: Batch;
  readonly mayPrint: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** One batch: its codes, its files, and what became of it at the printer. */
export function BatchDialog(props: BatchDialogProps): ReactElement {
  const { batch, mayPrint, onClose } = props;
  const texts = useTexts(batchTexts);
  const { id, checked, count, unreadable, state, design } = batch;
  const canPrint = mayPrint && (state === "made" || state === "printed");
  return (
    <Dialog title={`${texts.batch} ${id}`} size="large" onClose={onClose}>
      <p className="chips">
        <BatchState batch={batch} />
        <span className="soft">{texts.checked(checked, count)}</span>
      </p>
      <progress aria-label={texts.checked(checked, count)} max={count} value={checked} />
      {unreadable === null ? null : (
        <p className="note note-warn">{texts.unreadable(unreadable)}</p>
      )}
      {state === "making" ? <p className="soft">{texts.stillChecked}</p> : null}
      <p>
        <a className="button" href={`/v1/cards/designs/${design}/specimen`} download>
          {texts.specimen}
        </a>
      </p>
      {canPrint ? <BatchFiles id={id} /> : null}
      {canPrint ? <BatchSteps {...props} /> : null}
    </Dialog>
  );
}

function BatchFiles({ id }: { readonly id: string }): ReactElement {
  const texts = useTexts(batchTexts);
  const file = `/v1/cards/batches/${id}/file`;
  return (
    <section className="form-acts" aria-label={texts.file}>
      {(["card", "bleed", "sheet"] as const).map((layout) => (
        <a key={layout} className="button" href={`${file}?layout=${layout}`} download>
          {texts.layouts[layout]}
        </a>
      ))}
      <a className="button" href={`${file}?format=csv`} download>
        {texts.numbers}
      </a>
    </section>
  );
}

/** What happened at the printer; each may be said twice. */
function BatchSteps({ batch, onDone }: BatchDialogProps): ReactElement {
  const texts = useTexts(batchTexts);
  const { api } = usePage();
  const say = useToast();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [place, setPlace] = useState("");
  const step = async (name: string, body?: object): Promise<void> => {
    const path = `/v1/cards/batches/${batch.id}/${name}`;
    const call = { method: "POST", path, ...(body === undefined ? {} : { body }) } as const;
    const answer = await api(call, readBatch);
    setProblem(problemIn(answer));
    if (answer.kind !== "done") return;
    say({ text: texts.saved });
    onDone();
  };
  return (
    <>
      <ProblemLine problem={problem} />
      {batch.printed < batch.count ? (
        <p>
          <ActionButton onPress={() => void step("printed", { through: batch.count })}>
            {texts.allPrinted}
          </ActionButton>{" "}
          <span className="soft">{texts.allPrintedUnder}</span>
        </p>
      ) : null}
      <form
        className="find-card"
        onSubmit={(event) => {
          event.preventDefault();
          void step("spoilt", { places: [Number(place)] });
        }}
      >
        <TextInput
          label={texts.spoiltPlace}
          name="spoilt"
          type="number"
          hint={texts.spoiltHint}
          value={place}
          onChange={setPlace}
        />
        <ActionButton type="submit" isDisabled={place === ""}>
          {texts.note}
        </ActionButton>
      </form>
      {batch.state === "printed" ? (
        <p>
          <ActionButton onPress={() => void step("release")}>{texts.release}</ActionButton>{" "}
          <span className="soft">{texts.releaseUnder}</span>
        </p>
      ) : null}
    </>
  );
}
