import { z } from "zod";
import { label, plain, slug, type Warned, warnings, yes } from "./fields.ts";
import { type Listed, listOf } from "./list.ts";

export type OperatorRoleName = "cashier" | "manager" | "integration";

/** Somebody who works at tills. Empty `branches` mean all of them. */
export type OperatorView = {
  readonly id: string;
  readonly login: string;
  readonly role: string;
  readonly branches: readonly string[];
  readonly active: boolean;
  readonly hasPassword: boolean;
  readonly hasToken: boolean;
  readonly version: string;
} & Warned;

/** `token` is told this once; null when none was asked for. */
export type IssuedOperator = OperatorView & { readonly token: string | null };

export type NewOperator = {
  readonly login: string;
  readonly role: OperatorRoleName;
  readonly branches: readonly string[];
  readonly password?: string | undefined;
  readonly token?: boolean | undefined;
};

export type OperatorChange = {
  readonly login?: string | undefined;
  readonly role?: OperatorRoleName | undefined;
  readonly branches?: readonly string[] | undefined;
  readonly active?: boolean | undefined;
};

const role = z.enum(["cashier", "manager", "integration"]);
const login: z.ZodType<string> = z
  .string()
  .trim()
  .regex(/^[^\s\p{Cc}]{2,64}$/u)
  .meta({ description: "2 to 64 characters without blanks", examples: ["anna"] });
export const loginName: z.ZodType<string> = login;
const branches = z.array(slug).max(500).readonly();
const password: z.ZodType<string> = z.string().min(6).max(200);

const operatorFields = {
  id: plain,
  login: plain,
  role: plain,
  branches: z.array(plain),
  active: yes,
  hasPassword: yes,
  hasToken: yes,
  version: plain,
  warnings,
};

/** A bearer token in the clear. */
export const toldOnce: z.ZodType<string> = z
  .string()
  .meta({ description: "A bearer token, told this once; only its hash is kept" });

export const operatorView: z.ZodType<OperatorView> = z
  .object(operatorFields)
  .meta({ id: "Operator" });

export const issuedOperator: z.ZodType<IssuedOperator> = z
  .object({ ...operatorFields, token: toldOnce.nullable() })
  .meta({ id: "IssuedOperator" });

export const newOperator: z.ZodType<NewOperator> = z
  .object({ login, role, branches, password: password.optional(), token: yes.optional() })
  .meta({
    id: "NewOperator",
    description: "No `branches` means all. `token: true` makes a token; programs always get one.",
  });

export const operatorChange: z.ZodType<OperatorChange> = z
  .object({
    login: login.optional(),
    role: role.optional(),
    branches: branches.optional(),
    active: yes.optional(),
  })
  .meta({ id: "OperatorChange" });

export const operatorList: z.ZodType<Listed<OperatorView>> = listOf(operatorView, "OperatorList");

export type NewPassword = { readonly password: string };

export const newOperatorPassword: z.ZodType<NewPassword> = z
  .object({ password })
  .meta({ id: "NewOperatorPassword", description: "At least 6 characters" });

export type TillView = {
  readonly id: string;
  readonly branch: string;
  readonly name: string;
  readonly training: boolean;
  readonly active: boolean;
  readonly version: string;
} & Warned;

export type IssuedTill = TillView & { readonly token: string };

export type NewTill = {
  readonly id: string;
  readonly branch: string;
  readonly name: string;
  readonly training?: boolean | undefined;
};

export type TillChange = {
  readonly name?: string | undefined;
  readonly training?: boolean | undefined;
  readonly active?: boolean | undefined;
};

const tillFields = {
  id: plain,
  branch: plain,
  name: plain,
  training: yes,
  active: yes,
  version: plain,
  warnings,
};

export const tillView: z.ZodType<TillView> = z.object(tillFields).meta({ id: "Till" });

export const issuedTill: z.ZodType<IssuedTill> = z
  .object({ ...tillFields, token: toldOnce })
  .meta({ id: "IssuedTill" });

export const newTill: z.ZodType<NewTill> = z
  .object({ id: slug, branch: slug, name: label, training: yes.optional() })
  .meta({ id: "NewTill", description: "A training till may set the time of what it tries out." });

export const tillChange: z.ZodType<TillChange> = z
  .object({ name: label.optional(), training: yes.optional(), active: yes.optional() })
  .meta({ id: "TillChange" });

export const tillList: z.ZodType<Listed<TillView>> = listOf(tillView, "TillList");
