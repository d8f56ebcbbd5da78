import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { Field } from "@cardweave/shared/ui/components/field";
import { useLanguage } from "@cardweave/shared/ui/components/language-context";
import { problemText } from "@cardweave/shared/ui/problem-texts";
import { type FormEvent, type ReactElement, useState } from "react";
import { Button } from "react-aria-components/Button";
import type { Access, AccessEvent } from "../access/access-session.ts";
import type { NodeApi } from "../api/node-api.ts";
import type { Answer, Problem, SessionView } from "../api/shapes.ts";
import { Door } from "./door.tsx";
import { useTexts } from "./words.tsx";

export interface SignInScreenProps {
  readonly api: NodeApi;
  readonly access: Extract<Access, { step: "checking" | "signed-out" | "signing-in" }>;
  readonly send: (event: AccessEvent) => void;
  readonly onUnpair: () => void;
}

function problemOf(answer: Answer<SessionView>): Problem {
  return answer.kind === "refused" ? answer.problem : { code: "unreachable", status: 0 };
}

export function SignInScreen({ api, access, send, onUnpair }: SignInScreenProps): ReactElement {
  const texts = useTexts();
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const { till, token } = access.pairing;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    send({ kind: "try" });
    const answer = await api.signIn({ till, tillToken: token, login, password });
    if (answer.kind === "done") send({ kind: "welcome", who: answer.value });
    else send({ kind: "turned-away", problem: problemOf(answer) });
    setPassword("");
  };
  if (access.step === "checking") {
    return (
      <Door title={texts.checking}>
        <p className="door-note">{texts.tillName(till)}</p>
      </Door>
    );
  }
  return (
    <Door title={texts.signInTitle} under={texts.tillName(till)}>
      <form onSubmit={(event) => void submit(event)}>
        <Field
          label={texts.login}
          name="login"
          value={login}
          onChange={setLogin}
          autoComplete="username"
        />
        <Field
          label={texts.password}
          name="password"
          type="password"
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
        />
        <div role="alert">
          {access.step === "signed-out" && <Refusal problem={access.problem} />}
        </div>
        <Button
          type="submit"
          className="button button-main button-wide"
          isDisabled={access.step === "signing-in"}
        >
          {texts.signIn}
        </Button>
      </form>
      <ActionButton look="quiet" onPress={onUnpair}>
        {texts.otherTill}
      </ActionButton>
    </Door>
  );
}

function Refusal({ problem }: { readonly problem: Problem | null }): ReactElement | null {
  const texts = useTexts();
  const { language } = useLanguage();
  if (problem === null) return null;
  if (problem.code === "session-over") return <p className="door-news">{texts.sessionOver}</p>;
  const wrong = problem.code === "unauthenticated";
  return (
    <p className="trouble">{wrong ? texts.signInWrong : problemText(problem.code, language)}</p>
  );
}
