import { ChoiceInput, TextInput } from "@cardweave/shared/ui/components/inputs";
import { useTexts } from "@cardweave/shared/ui/components/page-room";
import { PickMany } from "@cardweave/shared/ui/components/pick-many";
import type { Form } from "@cardweave/shared/ui/hooks/use-form";
import { useRows } from "@cardweave/shared/ui/hooks/use-load";
import type { Column } from "@cardweave/shared/ui/table/table-props";
import { type ReactElement, useCallback, useMemo } from "react";
import { network } from "../frame/page-entry.ts";
import type { Catalogue } from "./catalogue.ts";
import { CataloguePage } from "./catalogue-page.tsx";
import { readBranch, readRegion } from "./place-shapes.ts";
import { PasswordAct, SignOutAct, TokenAct, TokenShown } from "./staff-acts.tsx";
import { type Person, readPerson, readToken } from "./staff-shapes.ts";
import { type StaffTexts, staffTexts } from "./staff-texts.ts";

interface Values {
  readonly login: string;
  readonly role: string;
  readonly branches: readonly string[];
  readonly regions: readonly string[];
  readonly password: string;
}

interface Kind {
  readonly path: string;
  readonly firstRole: string;
  /** Shortest password. */
  readonly least: number;
  readonly isUser: boolean;
}

const operators: Kind = { path: "/v1/operators", firstRole: "cashier", least: 6, isUser: false };
const users: Kind = { path: "/v1/users", firstRole: "headquarters", least: 10, isUser: true };

export function OperatorsPage(): ReactElement {
  return <StaffPage kind={operators} />;
}

export function UsersPage(): ReactElement {
  return <StaffPage kind={users} />;
}

function StaffPage({ kind }: { readonly kind: Kind }): ReactElement {
  const texts = useTexts(staffTexts);
  const nameOf = usePlaceNames();
  const catalogue = useMemo<Catalogue<Person, Values>>(
    () => ({
      texts: kind.isUser ? texts.users : texts.operators,
      icon: kind.isUser ? "users" : "user",
      path: kind.path,
      read: readPerson,
      writers: network,
      columns: columnsOf({ texts, kind, nameOf }),
      nameOf: ({ login }) => login,
      start: { login: "", role: kind.firstRole, branches: [], regions: [], password: "" },
      valuesOf: (row) => ({ ...row, password: "" }),
      bodyOf: ({ login, role, branches, regions, password }, row) => ({
        login,
        role,
        branches,
        ...(kind.isUser ? { regions } : {}),
        ...(row === null && password !== "" ? { password } : {}),
      }),
      fields: (form, row) => <StaffFields form={form} isNew={row === null} kind={kind} />,
      tell: (body) => {
        const token = readToken(body);
        return token === null ? null : <TokenShown token={token} />;
      },
      more: (row, onChanged) => <StaffActs row={row} kind={kind} onChanged={onChanged} />,
    }),
    [texts, kind, nameOf],
  );
  return <CataloguePage catalogue={catalogue} />;
}

/** What people call a branch or a region; its short name until that is known. */
function usePlaceNames(): (id: string) => string {
  const branches = useRows("/v1/branches", readBranch).value;
  const regions = useRows("/v1/regions", readRegion).value;
  return useCallback(
    (id: string) =>
      [...(branches ?? []), ...(regions ?? [])].find((one) => one.id === id)?.name ?? id,
    [branches, regions],
  );
}

interface Wording {
  readonly texts: StaffTexts;
  readonly kind: Kind;
  readonly nameOf: (id: string) => string;
}

function columnsOf({ texts, kind, nameOf }: Wording): readonly Column<Person>[] {
  const { isUser } = kind;
  const roles = isUser ? texts.userRoles : texts.operatorRoles;
  const ways = ({ hasPassword, hasToken }: Person): string => {
    const all = [...(hasPassword ? [texts.byPassword] : []), ...(hasToken ? [texts.byToken] : [])];
    return all.length === 0 ? texts.notAtAll : all.join(", ");
  };
  return [
    { id: "login", label: texts.login, value: ({ login }) => login },
    { id: "role", label: texts.role, value: ({ role }) => roles[role] ?? role, isMain: true },
    {
      id: "places",
      label: isUser ? `${texts.regions}, ${texts.branches}` : texts.branches,
      value: ({ regions, branches }) => [...regions, ...branches].map(nameOf).join(", ") || null,
    },
    { id: "ways", label: texts.signsIn, value: ways },
    { id: "id", label: "ID", value: ({ id }) => id, isExtra: true },
  ];
}

interface FieldsProps {
  readonly form: Form<Values>;
  readonly isNew: boolean;
  readonly kind: Kind;
}

function StaffFields({ form, isNew, kind }: FieldsProps): ReactElement {
  const texts = useTexts(staffTexts);
  const { values } = form;
  const roles = kind.isUser ? texts.userRoles : texts.operatorRoles;
  const choices = Object.entries(roles)
    .filter(([id]) => id !== "operator" || values.role === id)
    .map(([id, label]) => ({ id, label }));
  return (
    <>
      <TextInput
        label={texts.login}
        name="login"
        hint={texts.loginHint}
        isRequired
        value={values.login}
        reason={form.reasonFor("login")}
        onChange={(value) => form.set("login", value)}
      />
      <ChoiceInput
        label={texts.role}
        name="role"
        hint={kind.isUser ? texts.userRoleHints[values.role] : texts.limitsAt}
        value={values.role}
        choices={choices}
        reason={form.reasonFor("role")}
        onChange={(value) => form.set("role", value)}
      />
      {isNew && values.role !== "integration" ? (
        <TextInput
          label={texts.password}
          name="password"
          type="password"
          autoComplete="new-password"
          hint={texts.passwordHint(kind.least)}
          isRequired
          value={values.password}
          reason={form.reasonFor("password")}
          onChange={(value) => form.set("password", value)}
        />
      ) : null}
      <Places form={form} kind={kind} />
    </>
  );
}

function Places({ form, kind }: Pick<FieldsProps, "form" | "kind">): ReactElement {
  const texts = useTexts(staffTexts);
  const branches = useRows("/v1/branches", readBranch).value ?? [];
  const regions = useRows(kind.isUser ? "/v1/regions" : null, readRegion).value ?? [];
  const { values } = form;
  return (
    <div className="form-row">
      {kind.isUser && regions.length > 0 ? (
        <PickMany
          label={texts.regions}
          choices={regions.map(({ id, name }) => ({ id, label: name }))}
          picked={values.regions}
          onChange={(picked) => form.set("regions", picked)}
        />
      ) : null}
      <PickMany
        label={texts.branches}
        choices={branches.map(({ id, name }) => ({ id, label: name }))}
        picked={values.branches}
        onChange={(picked) => form.set("branches", picked)}
        noneText={values.regions.length > 0 ? undefined : texts.everywhere}
      />
    </div>
  );
}

function StaffActs(props: {
  readonly row: Person;
  readonly kind: Kind;
  readonly onChanged: () => void;
}): ReactElement {
  const { row, kind, onChanged } = props;
  const texts = useTexts(staffTexts);
  const path = `${kind.path}/${encodeURIComponent(row.id)}`;
  const act = { path, login: row.login, onChanged };
  return (
    <>
      <PasswordAct {...act} least={kind.least} />
      <TokenAct
        path={path}
        label={texts.newToken}
        consequence={texts.tokenEnds}
        show={(token) => <TokenShown token={token} />}
      />
      {kind.isUser ? <SignOutAct {...act} /> : null}
    </>
  );
}
