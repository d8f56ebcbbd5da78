import { type Answer, problemIn } from "@cardweave/shared/ui/api/call";
import type { Problem } from "@cardweave/shared/ui/api/problem";
import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { AskDialog, Dialog } from "@cardweave/shared/ui/components/ask-dialog";
import { usePage, useTexts } from "@cardweave/shared/ui/components/page-room";
import { ProblemLine } from "@cardweave/shared/ui/components/states";
import { useToast } from "@cardweave/shared/ui/components/toasts";
import { useForm } from "@cardweave/shared/ui/hooks/use-form";
import { commonTexts } from "@cardweave/shared/ui/texts/common-texts";
import { type ReactElement, type ReactNode, useId, useState } from "react";
import type { Catalogue, Item } from "./catalogue.ts";
import { catalogueTexts } from "./catalogue-texts.ts";

export interface EditDialogProps<Row extends Item, Values extends object> {
  readonly catalogue: Catalogue<Row, Values>;
  /** Null for a new one. */
  readonly row: Row | null;
  readonly mayWrite: boolean;
  readonly onChanged: () => void;
  readonly onClose: () => void;
  readonly onTold: (told: ReactNode) => void;
}

interface Told<Row> {
  readonly row: Row;
  readonly body: unknown;
}

type Patch<Row> = (row: Row, body: object) => Promise<Answer<Row>>;

function usePatch<Row extends Item, Values extends object>({
  path,
  read,
}: Catalogue<Row, Values>): Patch<Row> {
  const { api } = usePage();
  return ({ id, version }, body) =>
    api(
      {
        method: "PATCH",
        path: `${path}/${encodeURIComponent(id)}`,
        body,
        ...(version === null ? {} : { version }),
      },
      read,
    );
}

/** Makes a new one or changes one; a change can be taken back from the toast. */
export function EditDialog<Row extends Item, Values extends object>(
  props: EditDialogProps<Row, Values>,
): ReactElement {
  const { catalogue, row, mayWrite, onChanged, onClose } = props;
  const { texts, nameOf } = catalogue;
  const common = useTexts(commonTexts);
  const any = useTexts(catalogueTexts);
  const { api } = usePage();
  const patch = usePatch(catalogue);
  const say = useToast();
  const id = useId();
  const readTold = (body: unknown): Told<Row> => ({ row: catalogue.read(body), body });
  const takeBack = (now: Row, before: object): void => {
    void patch(now, before).then((answer) => {
      onChanged();
      if (answer.kind === "done") say({ text: any.undone(nameOf(answer.value)) });
    });
  };
  const form = useForm<Values, Told<Row>>({
    start: row === null ? catalogue.start : catalogue.valuesOf(row),
    send: async (values) => {
      const body = catalogue.bodyOf(values, row);
      if (row === null) return api({ method: "POST", path: catalogue.path, body }, readTold);
      const answer = await patch(row, body);
      return answer.kind === "done" ? { ...answer, value: { row: answer.value, body } } : answer;
    },
    onDone: (done) => {
      onChanged();
      onClose();
      const name = nameOf(done.row);
      if (row === null) {
        props.onTold(catalogue.tell?.(done.body, done.row) ?? null);
        say({ text: texts.added(name) });
      } else {
        const before = catalogue.bodyOf(catalogue.valuesOf(row), row);
        say({ text: texts.changed(name), undo: () => takeBack(done.row, before) });
      }
    },
  });
  return (
    <Dialog
      title={row === null ? texts.add : nameOf(row)}
      onClose={onClose}
      closeText={mayWrite ? common.cancel : common.close}
      size={catalogue.size ?? "small"}
      actions={
        mayWrite ? (
          <ActionButton look="main" type="submit" form={id} isDisabled={form.isBusy}>
            {row === null ? texts.add : common.save}
          </ActionButton>
        ) : null
      }
    >
      <form
        id={id}
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit();
        }}
      >
        <fieldset className="form" disabled={!mayWrite}>
          {catalogue.fields(form, row)}
        </fieldset>
        <ProblemLine problem={form.problem} />
      </form>
      {row === null || !mayWrite ? null : <MoreActs {...props} row={row} patch={patch} />}
    </Dialog>
  );
}

type MoreProps<Row extends Item, Values extends object> = EditDialogProps<Row, Values> & {
  readonly row: Row;
  readonly patch: Patch<Row>;
};

function MoreActs<Row extends Item, Values extends object>(
  props: MoreProps<Row, Values>,
): ReactElement {
  const { catalogue, row, onChanged, onClose, patch } = props;
  const { texts, nameOf, more } = catalogue;
  const any = useTexts(catalogueTexts);
  const end = texts.end ?? any.end;
  const say = useToast();
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const turn = async (from: Row, active: boolean): Promise<void> => {
    const answer = await patch(from, { active });
    onChanged();
    setAsking(false);
    setProblem(problemIn(answer));
    if (answer.kind !== "done") return;
    onClose();
    const now = answer.value;
    say({ text: texts.changed(nameOf(now)), undo: () => void turn(now, !active) });
  };
  return (
    <div className="form-acts">
      {more?.(row, onChanged)}
      {row.active ? (
        <ActionButton look="danger" onPress={() => setAsking(true)}>
          {end}
        </ActionButton>
      ) : (
        <ActionButton onPress={() => void turn(row, true)}>
          {texts.revive ?? any.revive}
        </ActionButton>
      )}
      {isAsking ? (
        <AskDialog
          title={texts.endTitle(nameOf(row))}
          doText={end}
          isDangerous
          onDo={() => void turn(row, false)}
          onClose={() => setAsking(false)}
        >
          <p>{texts.endConsequence}</p>
        </AskDialog>
      ) : null}
      <ProblemLine problem={problem} />
    </div>
  );
}
