import { mostPictureBytes } from "@cardweave/shared/domain/card-design/picture";
import { problemIn } from "@cardweave/shared/ui/api/call";
import { type Problem, problemOf } from "@cardweave/shared/ui/api/problem";
import { shape, text } from "@cardweave/shared/ui/api/readers";
import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { InputFrame } from "@cardweave/shared/ui/components/inputs";
import { usePage, useTexts } from "@cardweave/shared/ui/components/page-room";
import { ProblemLine } from "@cardweave/shared/ui/components/states";
import { type ReactElement, useState } from "react";
import { designerTexts } from "./designer-texts.ts";
import type { ReasonProps } from "./fault-words.ts";
import type { Workshop } from "./use-workshop.ts";

const readPicture = shape({ id: text });
/** A large picture over a slow line. Unit: ms. */
const patienceMs = 60_000;
const chunk = 0x8000;

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let letters = "";
  for (let from = 0; from < bytes.length; from += chunk) {
    letters += String.fromCharCode(...bytes.subarray(from, from + chunk));
  }
  return btoa(letters);
}

/** A photo as a phone takes it would not even fit into a call. */
const tooManyBytes: Problem = {
  ...problemOf("invalid"),
  fields: [{ field: "data", reason: "too-many-bytes" }],
};

interface Upload {
  readonly isBusy: boolean;
  readonly problem: Problem | null;
  readonly send: (file: File) => Promise<void>;
}

function useUpload(onDone: (picture: string) => void): Upload {
  const { api } = usePage();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const send = async (file: File): Promise<void> => {
    if (file.size > mostPictureBytes) return setProblem(tooManyBytes);
    setBusy(true);
    const body = { data: await base64Of(file) };
    const call = { method: "POST", path: "/v1/cards/pictures", body, patienceMs } as const;
    const answer = await api(call, readPicture);
    setBusy(false);
    setProblem(problemIn(answer));
    if (answer.kind === "done") onDone(answer.value.id);
  };
  return { isBusy, problem, send };
}

export interface PictureInputProps extends ReasonProps {
  readonly shop: Workshop;
}

/** The picture that fills the side; a refused one says what it must be like. */
export function PictureInput({ shop, reason, reasonText }: PictureInputProps): ReactElement {
  const texts = useTexts(designerTexts);
  const { shown, mayEdit, editSide } = shop;
  const { isBusy, problem, send } = useUpload((picture) => editSide({ ...shown, picture }));
  const said = problem?.fields[0]?.reason;
  const refused = said === undefined ? undefined : (texts.pictureFaults[said] ?? said);
  return (
    <>
      <InputFrame
        label={texts.picture}
        name="picture"
        hint={texts.pictureHint}
        reason={said ?? reason}
        reasonText={refused ?? reasonText}
      >
        {(ids) => (
          <input
            {...ids}
            type="file"
            name="picture"
            accept="image/png,image/jpeg"
            disabled={isBusy || !mayEdit}
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file !== undefined) void send(file);
              event.target.value = "";
            }}
          />
        )}
      </InputFrame>
      {said === undefined ? <ProblemLine problem={problem} /> : null}
      {shown.picture === null || !mayEdit ? null : (
        <ActionButton icon="close" onPress={() => editSide({ ...shown, picture: null })}>
          {texts.removePicture}
        </ActionButton>
      )}
    </>
  );
}
