import "../styles/rules.css";
import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { PageHead } from "@cardweave/shared/ui/components/page-head";
import { useFormats, useTexts } from "@cardweave/shared/ui/components/page-room";
import { Skeleton, TroubleState } from "@cardweave/shared/ui/components/states";
import { type Loaded, useRows } from "@cardweave/shared/ui/hooks/use-load";
import type { ReactElement } from "react";
import { network } from "../frame/page-entry.ts";
import { useMay } from "../frame/portal-room.tsx";
import { go, usePlace } from "../frame/router.ts";
import { ruleTexts } from "./rule-texts.ts";
import { SettingEditDialog, SettingHistoryDialog } from "./setting-dialogs.tsx";
import { type SettingGroup, settingGroups, settingShapes } from "./setting-fields.ts";
import { readSetting, type Setting } from "./setting-shapes.ts";
import { SettingSummary } from "./setting-summary.tsx";

function groupOf({ name }: Setting): SettingGroup {
  return settingShapes[name]?.group ?? "other";
}

const order = Object.keys(settingShapes);

/** The one that matters most first. */
function inOrder(settings: readonly Setting[]): readonly Setting[] {
  return settings.toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
}

/** What holds in the network, in plain words, who changed it when, and how it was before. */
export function RulesPage(): ReactElement {
  const texts = useTexts(ruleTexts);
  const { path, query } = usePlace();
  const settings = useRows("/v1/policy", readSetting);
  const mayWrite = useMay(network);
  const close = (): void => go(path);
  const titleOf = ({ name }: Setting): string => texts.settings[name]?.title ?? name;
  const named = (part: string): Setting | undefined =>
    settings.value?.find(({ name }) => name === query.get(part));
  const [edited, looked] = [named("edit"), named("history")];
  const dialog = { onChanged: settings.reload, onClose: close };
  return (
    <div className="page">
      <PageHead title={texts.title}>{texts.under}</PageHead>
      {settings.value === null ? <RulesWait settings={settings} /> : null}
      {settingGroups.map((group) => (
        <RuleGroup
          key={group}
          group={group}
          settings={inOrder(settings.value?.filter((one) => groupOf(one) === group) ?? [])}
          mayWrite={mayWrite}
        />
      ))}
      {edited === undefined || !mayWrite ? null : (
        <SettingEditDialog
          key={edited.version}
          setting={edited}
          title={titleOf(edited)}
          {...dialog}
        />
      )}
      {looked === undefined ? null : (
        <SettingHistoryDialog
          setting={looked}
          title={titleOf(looked)}
          mayWrite={mayWrite}
          {...dialog}
        />
      )}
    </div>
  );
}

function RulesWait(props: { readonly settings: Loaded<readonly Setting[]> }): ReactElement {
  const { problem, reload } = props.settings;
  return problem === null ? <Skeleton /> : <TroubleState problem={problem} onAgain={reload} />;
}

function RuleGroup(props: {
  readonly group: SettingGroup;
  readonly settings: readonly Setting[];
  readonly mayWrite: boolean;
}): ReactElement | null {
  const texts = useTexts(ruleTexts);
  if (props.settings.length === 0) return null;
  return (
    <section className="rule-group">
      <h2>{texts.groups[props.group]}</h2>
      {props.settings.map((setting) => (
        <Rule key={setting.name} setting={setting} mayWrite={props.mayWrite} />
      ))}
    </section>
  );
}

function Rule({ setting, mayWrite }: { readonly setting: Setting; readonly mayWrite: boolean }) {
  const texts = useTexts(ruleTexts);
  const { when } = useFormats();
  const { path } = usePlace();
  const { name, changedAt, changedBy, isDefault } = setting;
  const meaning = texts.settings[name];
  return (
    <article className="rule panel" data-setting={name}>
      <div className="rule-words">
        <div className="rule-title">
          <h3>{meaning?.title ?? name}</h3>
          {isDefault ? <span className="tag">{texts.usual}</span> : null}
        </div>
        <p className="soft">{meaning?.meaning ?? texts.unknown}</p>
        {changedAt === null ? null : (
          <p className="rule-by">{texts.changedBy(changedBy ?? texts.founding, when(changedAt))}</p>
        )}
      </div>
      <SettingSummary field={settingShapes[name]?.field ?? null} value={setting.value} />
      <div className="form-acts no-paper">
        {mayWrite ? (
          <ActionButton
            icon="edit"
            label={`${texts.change}: ${meaning?.title ?? name}`}
            onPress={() => go(`${path}?edit=${name}`)}
          >
            {texts.change}
          </ActionButton>
        ) : null}
        {setting.changes === 0 ? null : (
          <ActionButton
            look="quiet"
            icon="history"
            label={`${texts.history}: ${meaning?.title ?? name}`}
            onPress={() => go(`${path}?history=${name}`)}
          >
            {texts.history}
          </ActionButton>
        )}
      </div>
    </article>
  );
}
