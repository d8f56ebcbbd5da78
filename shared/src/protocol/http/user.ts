import { z } from "zod";
import { plain, slug, type Warned, warnings, yes } from "./fields.ts";
import { type Listed, listOf } from "./list.ts";
import { loginName, type NewPassword, toldOnce } from "./operator.ts";

export type UserRole = "headquarters" | "regional-manager" | "manager" | "auditor" | "integration";

/** Somebody who signs in at the hub. */
export type UserView = {
  readonly id: string;
  readonly login: string;
  readonly role: string;
  readonly branches: readonly string[];
  readonly regions: readonly string[];
  readonly active: boolean;
  readonly hasPassword: boolean;
  readonly hasToken: boolean;
  readonly version: string;
} & Warned;

export type IssuedUser = UserView & { readonly token: string | null };

export type NewUser = {
  readonly login: string;
  readonly role: UserRole;
  readonly branches?: readonly string[] | undefined;
  readonly regions?: readonly string[] | undefined;
  readonly password?: string | undefined;
  readonly token?: boolean | undefined;
};

export type UserChange = {
  readonly login?: string | undefined;
  readonly role?: UserRole | undefined;
  readonly branches?: readonly string[] | undefined;
  readonly regions?: readonly string[] | undefined;
  readonly active?: boolean | undefined;
};

const role = z.enum(["headquarters", "regional-manager", "manager", "auditor", "integration"]);
const places = z.array(slug).max(500).readonly();
const password: z.ZodType<string> = z.string().min(10).max(200);

const fields = {
  id: plain,
  login: plain,
  role: plain,
  branches: z.array(plain),
  regions: z.array(plain),
  active: yes,
  hasPassword: yes,
  hasToken: yes,
  version: plain,
  warnings,
};

export const userView: z.ZodType<UserView> = z.object(fields).meta({ id: "User" });

export const issuedUser: z.ZodType<IssuedUser> = z
  .object({ ...fields, token: toldOnce.nullable() })
  .meta({ id: "IssuedUser" });

export const newUser: z.ZodType<NewUser> = z
  .object({
    login: loginName,
    role,
    branches: places.optional(),
    regions: places.optional(),
    password: password.optional(),
    token: yes.optional(),
  })
  .meta({
    id: "NewUser",
    description: "A `manager` names branches, a `regional-manager` regions or branches.",
  });

export const userChange: z.ZodType<UserChange> = z
  .object({
    login: loginName.optional(),
    role: role.optional(),
    branches: places.optional(),
    regions: places.optional(),
    active: yes.optional(),
  })
  .meta({ id: "UserChange" });

export const userList: z.ZodType<Listed<UserView>> = listOf(userView, "UserList");

export const newUserPassword: z.ZodType<NewPassword> = z
  .object({ password })
  .meta({ id: "NewUserPassword", description: "At least 10 characters" });

export type PersonParams = { readonly id: string };
export const personParams: z.ZodType<PersonParams> = z.object({
  id: z.string().regex(/^[a-z0-9][A-Za-z0-9-]{0,62}$/),
});
