import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { Field } from "@cardweave/shared/ui/components/field";
import { Icon } from "@cardweave/shared/ui/components/icon";
import { type FormEvent, type ReactElement, useState } from "react";
import { Button } from "react-aria-components/Button";
import { useErrands } from "../screens/use-source.ts";
import { useTexts, useWords } from "../screens/words.tsx";
import { isOnErrand, refusalOf } from "../till/errand.ts";
import type { CareProps } from "./card-place.tsx";
import { cardTexts } from "./card-texts.ts";

const goodPin = /^\d{4,12}$/;

/** The customer types it; it is sent once and kept nowhere on this page. */
export function CardPin({ on, room, who, acts, facts }: CareProps): ReactElement {
  const { language } = useWords();
  const texts = cardTexts(language);
  const errand = useErrands(room.errands);
  const [pins, setPins] = useState({ old: "", fresh: "" });
  const { card } = on;
  const send = (change: { readonly newPin?: string | null; readonly unlock?: boolean }): void => {
    const before = goodPin.test(pins.old) ? { pin: pins.old } : {};
    const body = { card, ...before, ...change, till: who.till };
    acts.run({ kind: "pin", path: "/v1/cards/pin", body, card });
    setPins({ old: "", fresh: "" });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (goodPin.test(pins.fresh)) send({ newPin: pins.fresh });
  };
  const isBusy = isOnErrand(errand) || !facts.reached;
  const hasPin = on.account.pin === true;
  return (
    <section className="panel care" data-pin={hasPin}>
      <h2>
        <Icon name="shield" />
        {texts.pinTitle}
      </h2>
      <p>{texts.pinHow}</p>
      <form className="care-form" onSubmit={submit} noValidate>
        {hasPin ? (
          <Field
            label={texts.oldPin}
            name="old-pin"
            type="password"
            value={pins.old}
            onChange={(old) => setPins({ ...pins, old: old.replace(/\D/g, "") })}
          />
        ) : null}
        <Field
          label={texts.newPin}
          name="new-pin"
          type="password"
          autoComplete="new-password"
          value={pins.fresh}
          onChange={(fresh) => setPins({ ...pins, fresh: fresh.replace(/\D/g, "") })}
        />
        <Button
          type="submit"
          className="button button-main"
          isDisabled={isBusy || !goodPin.test(pins.fresh)}
        >
          {texts.setPin}
        </Button>
      </form>
      <TriesLeft room={room} />
      {hasPin ? (
        <div className="hands">
          <ActionButton onPress={() => send({ newPin: null })} isDisabled={isBusy}>
            {texts.dropPin}
          </ActionButton>
          <ActionButton onPress={() => send({ unlock: true })} isDisabled={isBusy}>
            {texts.unlockPin}
          </ActionButton>
        </div>
      ) : null}
    </section>
  );
}

function TriesLeft({ room }: Pick<CareProps, "room">): ReactElement | null {
  const { pin } = useTexts();
  const { triesLeft = 0, retryAfterSeconds } = refusalOf(useErrands(room.errands), ["pin"]) ?? {};
  if (retryAfterSeconds !== undefined) return <p className="bad">{pin.wait(retryAfterSeconds)}</p>;
  return triesLeft > 0 ? <p className="warn">{pin.triesLeft(triesLeft)}</p> : null;
}
