import { problemIn } from "@cardweave/shared/ui/api/call";
import type { Problem } from "@cardweave/shared/ui/api/problem";
import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { Dialog } from "@cardweave/shared/ui/components/ask-dialog";
import { InputFrame } from "@cardweave/shared/ui/components/inputs";
import { useFormats, usePage, useTexts } from "@cardweave/shared/ui/components/page-room";
import { ProblemLine, Skeleton } from "@cardweave/shared/ui/components/states";
import { useToast } from "@cardweave/shared/ui/components/toasts";
import { useRows } from "@cardweave/shared/ui/hooks/use-load";
import { useUnsaved } from "@cardweave/shared/ui/hooks/use-unsaved";
import { commonTexts } from "@cardweave/shared/ui/texts/common-texts";
import { type ReactElement, useState } from "react";
import { AtTheTill } from "./at-the-till.tsx";
import { ruleTexts } from "./rule-texts.ts";
import { SettingEditor } from "./setting-editor.tsx";
import { settingShapes } from "./setting-fields.ts";
import { readChange, readSetting, type Setting } from "./setting-shapes.ts";
import { SettingSummary } from "./setting-summary.tsx";

export interface SettingDialogProps {
  readonly setting: Setting;
  readonly title: string;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

type SetTo = (value: unknown, version: string) => Promise<Problem | null>;

/** Sets a value for the whole network; the toast sets the one before again. */
function useSet({ setting, title, onChanged, onClose }: SettingDialogProps): SetTo {
  const texts = useTexts(ruleTexts);
  const { api } = usePage();
  const say = useToast();
  const path = `/v1/policy/${setting.name}`;
  const send = (value: unknown, version: string) =>
    api({ method: "PUT", path, body: { value }, version }, readSetting);
  return async (value, version) => {
    const answer = await send(value, version);
    onChanged();
    if (answer.kind === "done") {
      onClose();
      const { version: now } = answer.value;
      const undo = (): void => void send(setting.value, now).then(onChanged);
      say({ text: texts.changed(title), undo });
    }
    return problemIn(answer);
  };
}

function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch (fault) {
    if (fault instanceof SyntaxError) return undefined;
    throw fault;
  }
}

export function SettingEditDialog(props: SettingDialogProps): ReactElement {
  const { setting, title, onClose } = props;
  const texts = useTexts(ruleTexts);
  const common = useTexts(commonTexts);
  const set = useSet(props);
  const [value, setValue] = useState(setting.value);
  const [problem, setProblem] = useState<Problem | null>(null);
  const field = settingShapes[setting.name]?.field;
  const isChanged = JSON.stringify(value) !== JSON.stringify(setting.value);
  const markKept = useUnsaved(isChanged);
  const save = async (): Promise<void> => {
    markKept(true);
    const refused = await set(value, setting.version);
    markKept(refused === null);
    setProblem(refused);
  };
  return (
    <Dialog
      title={title}
      size="large"
      onClose={onClose}
      closeText={common.cancel}
      actions={
        <>
          <ActionButton onPress={() => setValue(setting.default)}>{texts.usual}</ActionButton>
          <ActionButton look="main" onPress={() => void save()}>
            {common.save}
          </ActionButton>
        </>
      }
    >
      <p className="soft">{texts.settings[setting.name]?.meaning ?? texts.unknown}</p>
      <form className="form" onSubmit={(event) => event.preventDefault()}>
        {field === undefined ? (
          <RawEditor value={value} onChange={setValue} />
        ) : (
          <SettingEditor
            field={field}
            label={title}
            name={setting.name}
            value={value}
            onChange={setValue}
          />
        )}
      </form>
      <AtTheTill change={{ name: setting.name, before: setting.value, after: value }} />
      <ProblemLine problem={problem} />
    </Dialog>
  );
}

function RawEditor(props: {
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}): ReactElement {
  const texts = useTexts(ruleTexts);
  const [raw, setRaw] = useState(JSON.stringify(props.value, null, 2));
  return (
    <InputFrame
      label="JSON"
      name="raw"
      hint={texts.rawHint}
      reason={parsed(raw) === undefined ? "malformed" : undefined}
    >
      {(ids) => (
        <textarea
          {...ids}
          className="code"
          rows={12}
          value={raw}
          onChange={(event) => {
            setRaw(event.target.value);
            const next = parsed(event.target.value);
            if (next !== undefined) props.onChange(next);
          }}
        />
      )}
    </InputFrame>
  );
}

/** Who set it to what and when; each value can be set again. */
export function SettingHistoryDialog(
  props: SettingDialogProps & { readonly mayWrite: boolean },
): ReactElement {
  const { setting, title, onClose, mayWrite } = props;
  const texts = useTexts(ruleTexts);
  const { when } = useFormats();
  const set = useSet(props);
  const [problem, setProblem] = useState<Problem | null>(null);
  const history = useRows(`/v1/policy/${setting.name}/history`, readChange).value;
  const field = settingShapes[setting.name]?.field ?? null;
  return (
    <Dialog title={`${texts.history}: ${title}`} size="large" onClose={onClose}>
      <ProblemLine problem={problem} />
      {history === null ? <Skeleton /> : null}
      <ol className="setting-history">
        {history?.map(({ change, value, at, by }, place) => (
          <li key={change}>
            <p>
              <strong>{place === 0 ? texts.now : when(at)}</strong>{" "}
              <span className="soft">{texts.changedBy(by ?? texts.founding, when(at))}</span>
            </p>
            <SettingSummary field={field} value={value} />
            {place === 0 || !mayWrite ? null : (
              <ActionButton
                icon="undo"
                onPress={() => void set(value, setting.version).then(setProblem)}
              >
                {texts.useAgain}
              </ActionButton>
            )}
          </li>
        ))}
        {setting.changes === 0 ? <li>{texts.usual}</li> : null}
      </ol>
    </Dialog>
  );
}
