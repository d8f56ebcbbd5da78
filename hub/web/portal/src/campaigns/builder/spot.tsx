import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { Icon } from "@cardweave/shared/ui/components/icon";
import { useTexts } from "@cardweave/shared/ui/components/page-room";
import type { ReactElement, ReactNode } from "react";
import { usePortal } from "../../frame/portal-room.tsx";
import { useDraftRoom } from "../draft-room.tsx";
import { builderTexts } from "./builder-texts.ts";

export interface SpotProps {
  /** Of the field, as in `effects.0.basisPoints`. */
  readonly path: string;
  readonly children: ReactNode;
  /** A value in words, where two were set at once. */
  readonly wordsFor?: (value: unknown) => string;
}

/** A field with those who are in it, and what was set at the same time. */
export function Spot({ path, children, wordsFor = String }: SpotProps): ReactElement {
  const { state, session } = useDraftRoom();
  const texts = useTexts(builderTexts);
  const here = state.others.filter(({ field }) => field === path);
  const names = [...new Set(here.map(({ name }) => name))].join(", ");
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears where the cursor is
    <div
      className="spot"
      data-path={path}
      data-taken={here.length > 0 ? "" : undefined}
      onFocus={() => session.at(path)}
      onBlur={() => session.at(null)}
    >
      {children}
      {here.length === 0 ? null : (
        <span className="spot-here">
          <Icon name="user" />
          {texts.isHere(names)}
        </span>
      )}
      <Rivals path={path} wordsFor={wordsFor} />
    </div>
  );
}

/** "Anna 20 %, you 25 %": whoever sees it chooses. */
function Rivals(props: Required<Omit<SpotProps, "children">>): ReactElement | null {
  const { path, wordsFor } = props;
  const { state, session } = useDraftRoom();
  const { who } = usePortal();
  const texts = useTexts(builderTexts);
  const conflict = state.conflicts.find(({ field }) => field === path);
  if (conflict === undefined) return null;
  const nameOf = (user: string): string => {
    if (user === who.user.id) return texts.you;
    return state.others.find((one) => one.user === user)?.name ?? user;
  };
  const entries = conflict.rivals.map(({ user, value }) =>
    texts.setTo(nameOf(user), wordsFor(value)),
  );
  return (
    <div className="rivals note note-warn" role="status">
      <p>{texts.bothSet(entries.join(", "))}</p>
      <div className="form-acts">
        {conflict.rivals.map(({ value, user }) => (
          <ActionButton
            key={`${user} ${String(value)}`}
            onPress={() => session.choose(path, value)}
          >
            {texts.use(wordsFor(value))}
          </ActionButton>
        ))}
      </div>
    </div>
  );
}
