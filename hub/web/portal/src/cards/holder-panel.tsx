import { problemIn } from "@cardweave/shared/ui/api/call";
import type { Problem } from "@cardweave/shared/ui/api/problem";
import { nothing, record } from "@cardweave/shared/ui/api/readers";
import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { AskDialog } from "@cardweave/shared/ui/components/ask-dialog";
import { useFormats, usePage, useTexts } from "@cardweave/shared/ui/components/page-room";
import { ProblemLine, Skeleton } from "@cardweave/shared/ui/components/states";
import { saveFile } from "@cardweave/shared/ui/components/table-tools";
import { useToast } from "@cardweave/shared/ui/components/toasts";
import { type ReactElement, useState } from "react";
import type { Role } from "../frame/page-entry.ts";
import { useMay, usePortal } from "../frame/portal-room.tsx";
import { actTexts } from "./act-texts.ts";
import type { Account, Cardholder } from "./card-shapes.ts";
import { deskTexts } from "./desk-texts.ts";
import { HolderDialog } from "./holder-dialog.tsx";
import { OtherCards } from "./other-cards.tsx";
import type { Holders } from "./use-holders.ts";

const writers: readonly Role[] = ["operator", "headquarters", "manager"];

interface HolderPanelProps {
  readonly account: Account;
  readonly holders: Holders;
  readonly onLinked: () => void;
}

/** Whose card it is. */
export function HolderPanel(props: HolderPanelProps): ReactElement {
  const { account, holders: rows, onLinked } = props;
  const texts = useTexts(deskTexts);
  const holder = rows.value?.[0];
  return (
    <section className="sheet panel" aria-labelledby="holder">
      <h2 id="holder">{texts.holder}</h2>
      {rows.value === null && rows.problem === null ? <Skeleton lines={3} /> : null}
      {rows.problem === null ? null : <ProblemLine problem={rows.problem} />}
      {rows.value !== null && holder === undefined ? (
        <p className="soft">{texts.holderNone}</p>
      ) : null}
      {holder === undefined ? null : (
        <>
          <Holder holder={holder} onDone={rows.reload} />
          <OtherCards account={account} holder={holder} onLinked={onLinked} />
        </>
      )}
    </section>
  );
}

interface HolderProps {
  readonly holder: Cardholder;
  readonly onDone: () => void;
}

function Holder({ holder, onDone }: HolderProps): ReactElement {
  const texts = useTexts(actTexts);
  const desk = useTexts(deskTexts);
  const { day } = useFormats();
  const may = useMay(writers);
  const [open, setOpen] = useState<"edit" | "erase" | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { api } = usePage();
  const save = async (): Promise<void> => {
    const path = `/v1/cardholders/${holder.id}/export`;
    const answer = await api({ method: "GET", path }, record);
    setProblem(problemIn(answer));
    if (answer.kind !== "done") return;
    saveFile(`${holder.id}.json`, JSON.stringify(answer.value, null, 2), "application/json");
  };
  const { contact, birthday, name } = holder;
  const close = (): void => setOpen(null);
  return (
    <>
      <dl className="facts">
        <dt>{desk.name}</dt>
        <dd>{name}</dd>
        <dt>{desk.contact}</dt>
        <dd>{[contact.email, contact.phone].filter((one) => one !== null).join(", ") || "–"}</dd>
        <dt>{texts.birthday}</dt>
        <dd>{birthday === null ? "–" : day(birthday)}</dd>
      </dl>
      {problem === null ? null : <ProblemLine problem={problem} />}
      <div className="form-acts">
        {may ? <ActionButton onPress={() => setOpen("edit")}>{texts.edit}</ActionButton> : null}
        <ActionButton icon="download" onPress={() => void save()}>
          {texts.exportAll}
        </ActionButton>
        {may ? <ActionButton onPress={() => setOpen("erase")}>{texts.erase}</ActionButton> : null}
      </div>
      {open === "edit" ? <HolderDialog holder={holder} onClose={close} onDone={onDone} /> : null}
      {open === "erase" ? <EraseDialog holder={holder} onClose={close} onDone={onDone} /> : null}
    </>
  );
}

function EraseDialog(props: HolderProps & { readonly onClose: () => void }): ReactElement {
  const { holder, onClose, onDone } = props;
  const texts = useTexts(actTexts);
  const { api } = usePage();
  const { cards } = usePortal();
  const say = useToast();
  const [problem, setProblem] = useState<Problem | null>(null);
  const erase = async (): Promise<void> => {
    const path = `/v1/cardholders/${holder.id}`;
    const answer = await api({ method: "DELETE", path }, nothing);
    setProblem(problemIn(answer));
    if (answer.kind !== "done") return;
    cards.forgetName(holder.name);
    say({ text: texts.erased });
    onClose();
    onDone();
  };
  return (
    <AskDialog
      title={texts.eraseTitle(holder.name)}
      doText={texts.erase}
      isDangerous
      onDo={() => void erase()}
      onClose={onClose}
    >
      <ul>
        {texts.eraseUnder.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <ProblemLine problem={problem} />
    </AskDialog>
  );
}
