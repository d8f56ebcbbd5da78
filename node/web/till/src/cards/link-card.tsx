import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { Field } from "@cardweave/shared/ui/components/field";
import { Icon } from "@cardweave/shared/ui/components/icon";
import { type FormEvent, type ReactElement, useState } from "react";
import { Button } from "react-aria-components/Button";
import { list, record, text, whole } from "../api/readers.ts";
import type { PurseDef } from "../api/shapes.ts";
import { useErrands } from "../screens/use-source.ts";
import { useWords } from "../screens/words.tsx";
import { doneOf, type ErrandDone, isOnErrand } from "../till/errand.ts";
import { readDone } from "../till/errand-answers.ts";
import type { CareProps } from "./card-place.tsx";
import { cardTexts, linkKinds } from "./card-texts.ts";
import { linkOf, type OldCard } from "./old-card.ts";

const nothing: OldCard = { kind: "replaced", number: "", scheme: "", opening: {} };

/** A lost, old or second card that leads to the one in play from now on. */
export function LinkCard({ on, room, who, acts, facts }: CareProps): ReactElement {
  const { language } = useWords();
  const texts = cardTexts(language);
  const errand = useErrands(room.errands);
  const [old, setOld] = useState<OldCard>(nothing);
  const [isWrong, setWrong] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const link = linkOf(old, on.card, { purses: room.purses, language });
    setWrong(link === null);
    if (link === null) return;
    const body = { ...link, till: who.till };
    acts.run({ kind: "link", path: "/v1/cards/links", body, card: on.card });
  };
  const done = doneOf(errand, ["link"]);
  return (
    <section className="panel care">
      <h2>
        <Icon name="card" />
        {texts.linkTitle}
      </h2>
      <p>{texts.linkHow}</p>
      <div className="hands">
        {linkKinds.map((kind) => (
          <ActionButton
            key={kind}
            isPressed={old.kind === kind}
            onPress={() => setOld({ ...old, kind })}
          >
            {texts.linkKinds[kind]}
          </ActionButton>
        ))}
      </div>
      <p>{texts.linkHows[old.kind]}</p>
      <form className="care-form" onSubmit={submit} noValidate>
        <Field
          label={texts.other}
          name="other"
          value={old.number}
          onChange={(number) => setOld({ ...old, number })}
        />
        {old.kind === "migrated" ? (
          <OldSystem old={old} purses={room.purses} onChange={setOld} />
        ) : null}
        <Button
          type="submit"
          className="button button-main"
          isDisabled={!facts.reached || isOnErrand(errand)}
        >
          {texts.link}
        </Button>
      </form>
      <div role="alert">{isWrong ? <p className="trouble">{texts.linkWrong}</p> : null}</div>
      {done === null ? null : <Linked done={done} purses={room.purses} />}
    </section>
  );
}

interface OldSystemProps {
  readonly old: OldCard;
  readonly purses: readonly PurseDef[];
  readonly onChange: (old: OldCard) => void;
}

function OldSystem({ old, purses, onChange }: OldSystemProps): ReactElement {
  const { language } = useWords();
  const texts = cardTexts(language);
  return (
    <>
      <Field
        label={texts.scheme}
        name="scheme"
        value={old.scheme}
        onChange={(scheme) => onChange({ ...old, scheme })}
      />
      {purses.map((purse) => (
        <Field
          key={purse.purse}
          label={texts.opening(purse.name[language])}
          name={`opening-${purse.purse}`}
          value={old.opening[purse.purse] ?? ""}
          onChange={(typed) =>
            onChange({ ...old, opening: { ...old.opening, [purse.purse]: typed } })
          }
        />
      ))}
    </>
  );
}

function readOpening(answer: unknown) {
  return list(record(answer)["opening"] ?? [], (one) => {
    const { purse, amount, state } = record(one);
    return { purse: text(purse), amount: whole(amount), isNew: state === "booked" };
  });
}

interface LinkedProps {
  readonly done: ErrandDone;
  readonly purses: readonly PurseDef[];
}

function Linked({ done, purses }: LinkedProps): ReactElement {
  const { language, amount } = useWords();
  const texts = cardTexts(language);
  const opened = readDone(done, readOpening) ?? [];
  return (
    <div role="status" className="linked">
      <p className="good">{texts.linked}</p>
      {opened.map((one) => {
        const purse = purses.find(({ purse: name }) => name === one.purse);
        return purse === undefined ? null : (
          <p key={one.purse}>{texts.opened(amount(one.amount, purse), one.isNew)}</p>
        );
      })}
    </div>
  );
}
