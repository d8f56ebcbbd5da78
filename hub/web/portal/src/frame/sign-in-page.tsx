import type { Problem } from "@cardweave/shared/ui/api/problem";
import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { Icon } from "@cardweave/shared/ui/components/icon";
import { TextInput } from "@cardweave/shared/ui/components/inputs";
import { useLanguage } from "@cardweave/shared/ui/components/language-context";
import { LanguageSwitch } from "@cardweave/shared/ui/components/language-switch";
import { usePage, useTexts } from "@cardweave/shared/ui/components/page-room";
import { SchemeSwitch } from "@cardweave/shared/ui/components/scheme-switch";
import { type Form, useForm } from "@cardweave/shared/ui/hooks/use-form";
import { officeProblemText } from "@cardweave/shared/ui/office-problems";
import { type ReactElement, useEffect, useRef } from "react";
import { frameTexts } from "./frame-texts.ts";
import { readWho, type Who } from "./who.ts";

export interface SignInPageProps {
  readonly disk: Storage;
  readonly onDone: (who: Who) => void;
}

type SignInForm = Form<{ login: string; password: string }>;

function useSignIn(login: string, onDone: (who: Who) => void): SignInForm {
  const { api } = usePage();
  return useForm({
    start: { login, password: "" },
    send: (body) => api({ method: "POST", path: "/v1/sessions", body }, readWho),
    onDone,
  });
}

export function SignInPage({ disk, onDone }: SignInPageProps): ReactElement {
  const texts = useTexts(frameTexts);
  const form = useSignIn("", onDone);
  useEffect(() => {
    document.title = `${texts.signInTitle} · Cardweave`;
  }, [texts]);
  return (
    <main className="door">
      <div className="door-top">
        <span className="door-mark">
          <img src="/mark.svg" alt="" width="32" height="32" />
          Cardweave
        </span>
        <span className="door-side">
          <SchemeSwitch disk={disk} />
          <LanguageSwitch />
        </span>
      </div>
      <form
        className="door-panel panel"
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit();
        }}
      >
        <h1>{texts.signInTitle}</h1>
        <p className="door-under">{texts.signInUnder}</p>
        <SignInFields form={form} />
      </form>
    </main>
  );
}

/** In front of the page whose session has ended: what was typed there stays. */
export function SignInAgain(props: {
  readonly login: string;
  readonly onDone: (who: Who) => void;
}): ReactElement {
  const texts = useTexts(frameTexts);
  const place = useRef<HTMLDialogElement>(null);
  const form = useSignIn(props.login, props.onDone);
  useEffect(() => {
    place.current?.showModal();
    place.current?.querySelector<HTMLInputElement>("input[name=password]")?.focus();
  }, []);
  return (
    <dialog
      ref={place}
      className="dialog dialog-small sign-in-again"
      aria-labelledby="sign-in-again"
      onCancel={(event) => event.preventDefault()}
    >
      <h2 id="sign-in-again">{texts.againTitle}</h2>
      <div className="dialog-body">
        <p className="soft">{texts.againUnder}</p>
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            void form.submit();
          }}
        >
          <SignInFields form={form} />
        </form>
      </div>
    </dialog>
  );
}

function SignInFields({ form }: { readonly form: SignInForm }): ReactElement {
  const texts = useTexts(frameTexts);
  return (
    <>
      <TextInput
        label={texts.login}
        name="login"
        autoComplete="username"
        isRequired
        value={form.values.login}
        onChange={(value) => form.set("login", value)}
      />
      <TextInput
        label={texts.password}
        name="password"
        type="password"
        autoComplete="current-password"
        isRequired
        value={form.values.password}
        onChange={(value) => form.set("password", value)}
      />
      <div role="alert">
        {form.problem === null ? null : <SignInProblem problem={form.problem} />}
      </div>
      <ActionButton look="main" type="submit" isDisabled={form.isBusy} className="button-wide">
        {texts.signIn}
      </ActionButton>
    </>
  );
}

function SignInProblem({ problem }: { readonly problem: Problem }): ReactElement {
  const texts = useTexts(frameTexts);
  const { language } = useLanguage();
  const seconds = problem.facts["retryAfterSeconds"];
  return (
    <p className="trouble" data-code={problem.code}>
      <Icon name="alert" />
      {problem.code === "unauthenticated"
        ? texts.signInWrong
        : problem.code === "too-many" && typeof seconds === "number"
          ? texts.signInWait(seconds)
          : officeProblemText(problem.code, language)}
    </p>
  );
}
