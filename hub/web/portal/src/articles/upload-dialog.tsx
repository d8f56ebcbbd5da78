import { problemIn } from "@cardweave/shared/ui/api/call";
import type { Problem } from "@cardweave/shared/ui/api/problem";
import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { Dialog } from "@cardweave/shared/ui/components/ask-dialog";
import { CheckInput, InputFrame } from "@cardweave/shared/ui/components/inputs";
import { usePage, useTexts } from "@cardweave/shared/ui/components/page-room";
import { ProblemLine } from "@cardweave/shared/ui/components/states";
import { useToast } from "@cardweave/shared/ui/components/toasts";
import { commonTexts } from "@cardweave/shared/ui/texts/common-texts";
import { type ReactElement, useState } from "react";
import { readReport, type UploadReport } from "./article-shapes.ts";
import { articleTexts } from "./article-texts.ts";

export interface UploadDialogProps {
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** 100,000 articles take their time. Unit: ms. */
const patienceMs = 120_000;

interface Upload {
  readonly isBusy: boolean;
  readonly report: UploadReport | null;
  readonly problem: Problem | null;
  readonly send: (file: File, wish: { isWhole: boolean; dryRun: boolean }) => Promise<void>;
  readonly forget: () => void;
}

function useUpload({ onDone, onClose }: UploadDialogProps): Upload {
  const texts = useTexts(articleTexts);
  const { api } = usePage();
  const say = useToast();
  const [isBusy, setBusy] = useState(false);
  const [report, setReport] = useState<UploadReport | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const tell = (taken: UploadReport): void => {
    say({ text: texts.taken({ ...taken, unchanged: taken.same }) });
    onDone();
    if (taken.refused === 0) onClose();
  };
  const send: Upload["send"] = async (content, { isWhole, dryRun }) => {
    setBusy(true);
    const query = new URLSearchParams({ mode: isWhole ? "whole" : "partial", dryRun: `${dryRun}` });
    const path = `/v1/articles?${query}`;
    const file = { type: "text/csv", content };
    const answer = await api({ method: "PUT", path, file, patienceMs }, readReport);
    setBusy(false);
    setProblem(problemIn(answer));
    if (answer.kind !== "done") return;
    setReport(answer.value);
    if (!dryRun) tell(answer.value);
  };
  const forget = (): void => {
    setReport(null);
    setProblem(null);
  };
  return { isBusy, report, problem, send, forget };
}

/** A list of articles: first checked, then taken, with each row that is wrong by its number. */
export function UploadDialog(props: UploadDialogProps): ReactElement {
  const texts = useTexts(articleTexts);
  const common = useTexts(commonTexts);
  const upload = useUpload(props);
  const [file, setFile] = useState<File | null>(null);
  const [isWhole, setWhole] = useState(false);
  const { report, problem, isBusy, forget } = upload;
  const dryRun = report === null;
  const send = (): void => {
    if (file !== null) void upload.send(file, { isWhole, dryRun });
  };
  return (
    <Dialog
      title={texts.uploadTitle}
      onClose={props.onClose}
      closeText={common.cancel}
      actions={
        <ActionButton look="main" isDisabled={file === null || isBusy} onPress={send}>
          {dryRun ? texts.check : texts.take}
        </ActionButton>
      }
    >
      <p className="soft">{texts.uploadUnder}</p>
      <InputFrame label={texts.file} name="file" isRequired>
        {(ids) => (
          <input
            {...ids}
            type="file"
            name="file"
            accept=".csv,text/csv"
            onChange={(event) => {
              setFile(event.target.files?.[0] ?? null);
              forget();
            }}
          />
        )}
      </InputFrame>
      <CheckInput
        label={texts.whole}
        name="whole"
        hint={texts.wholeHint}
        value={isWhole}
        onChange={(value) => {
          setWhole(value);
          forget();
        }}
      />
      <div role="status">{report === null ? null : <ReportShown report={report} />}</div>
      <ProblemLine problem={problem} />
      {problem?.code === "malformed" ? <p className="note">{texts.uploadNeeds}</p> : null}
    </Dialog>
  );
}

function ReportShown({ report }: { readonly report: UploadReport }): ReactElement {
  const texts = useTexts(articleTexts);
  const { rejects, unknownColumns, refused } = report;
  return (
    <div className="upload-report">
      <p className="note">{texts.found({ ...report, unchanged: report.same })}</p>
      {unknownColumns.length === 0 ? null : <p>{texts.ignored(unknownColumns.join(", "))}</p>}
      {refused === 0 ? null : (
        <>
          <p className="bad">{texts.rejected(refused)}</p>
          <ul className="rejects">
            {rejects.slice(0, 200).map(({ line, field, reason }) => (
              <li key={`${line} ${field}`}>{texts.line(line, `${field}: ${reason}`)}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
