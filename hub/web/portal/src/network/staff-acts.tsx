import { problemIn } from "@cardweave/shared/ui/api/call";
import type { Problem } from "@cardweave/shared/ui/api/problem";
import { nothing } from "@cardweave/shared/ui/api/readers";
import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { AskDialog, Dialog } from "@cardweave/shared/ui/components/ask-dialog";
import { TextInput } from "@cardweave/shared/ui/components/inputs";
import { usePage, useTexts } from "@cardweave/shared/ui/components/page-room";
import { SecretLine } from "@cardweave/shared/ui/components/secret-line";
import { ProblemLine } from "@cardweave/shared/ui/components/states";
import { useToast } from "@cardweave/shared/ui/components/toasts";
import { type ReactElement, type ReactNode, useState } from "react";
import { readToken } from "./staff-shapes.ts";
import { staffTexts } from "./staff-texts.ts";

export interface PersonActProps {
  /** `/v1/users/u-1` */
  readonly path: string;
  readonly login: string;
  readonly onChanged: () => void;
}

/** Sets a new password for somebody who has lost the old one. */
export function PasswordAct(props: PersonActProps & { readonly least: number }): ReactElement {
  const texts = useTexts(staffTexts);
  const { api } = usePage();
  const say = useToast();
  const [password, setPassword] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const set = async (): Promise<void> => {
    const call = { method: "POST", path: `${props.path}/password`, body: { password } } as const;
    const answer = await api(call, nothing);
    setProblem(problemIn(answer));
    if (answer.kind !== "done") return;
    setPassword(null);
    props.onChanged();
    say({ text: texts.passwordSet(props.login) });
  };
  return (
    <>
      <ActionButton onPress={() => setPassword("")}>{texts.setPassword}</ActionButton>
      {password === null ? null : (
        <AskDialog
          title={`${texts.setPassword}: ${props.login}`}
          doText={texts.setPassword}
          onDo={() => void set()}
          onClose={() => setPassword(null)}
        >
          <p>{texts.passwordEnds}</p>
          <TextInput
            label={texts.password}
            name="newPassword"
            type="password"
            autoComplete="new-password"
            hint={texts.passwordHint(props.least)}
            value={password}
            reason={problem?.fields[0]?.reason}
            onChange={setPassword}
          />
          <ProblemLine problem={problem === null || problem.fields.length > 0 ? null : problem} />
        </AskDialog>
      )}
    </>
  );
}

export interface TokenActProps {
  /** `/v1/tills/nord-1` */
  readonly path: string;
  readonly label: string;
  readonly consequence: string;
  readonly show: (token: string) => ReactNode;
}

/** Makes a new token in the place of the old one, and shows it this once. */
export function TokenAct({ path, label, consequence, show }: TokenActProps): ReactElement {
  const { api } = usePage();
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [token, setToken] = useState<string | null>(null);
  const make = async (): Promise<void> => {
    const answer = await api({ method: "POST", path: `${path}/token` }, readToken);
    setProblem(problemIn(answer));
    if (answer.kind !== "done") return;
    setAsking(false);
    setToken(answer.value);
  };
  return (
    <>
      <ActionButton onPress={() => setAsking(true)}>{label}</ActionButton>
      {isAsking ? (
        <AskDialog
          title={label}
          doText={label}
          onDo={() => void make()}
          onClose={() => setAsking(false)}
        >
          <p>{consequence}</p>
          <ProblemLine problem={problem} />
        </AskDialog>
      ) : null}
      {token === null ? null : (
        <Dialog title={label} onClose={() => setToken(null)}>
          {show(token)}
        </Dialog>
      )}
    </>
  );
}

export function TokenShown({ token }: { readonly token: string }): ReactElement {
  const texts = useTexts(staffTexts);
  return (
    <>
      <p>{texts.tokenUnder}</p>
      <SecretLine label={texts.token} value={token} />
    </>
  );
}

/** Ends all sessions of a user; password and token stay. */
export function SignOutAct({ path, login, onChanged }: PersonActProps): ReactElement {
  const texts = useTexts(staffTexts);
  const { api } = usePage();
  const say = useToast();
  const end = async (): Promise<void> => {
    const answer = await api({ method: "POST", path: `${path}/sign-out` }, nothing);
    if (answer.kind !== "done") return;
    onChanged();
    say({ text: texts.signedOut(login) });
  };
  return <ActionButton onPress={() => void end()}>{texts.signOut}</ActionButton>;
}
