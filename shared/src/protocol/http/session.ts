import { z } from "zod";
import { currency, plain, secret, slug, type Warned, warnings } from "./fields.ts";

export type TillSignIn = {
  readonly till: string;
  readonly tillToken: string;
  readonly login: string;
  readonly password: string;
};

const login: z.ZodType<string> = z.string().trim().min(1).max(120);

export const tillSignIn: z.ZodType<TillSignIn> = z
  .object({ till: slug, tillToken: secret, login, password: secret })
  .meta({ id: "TillSignIn" });

/** Somebody at a till. */
export type TillSession = {
  readonly till: string;
  readonly branch: { readonly id: string; readonly name: string };
  readonly operator: { readonly id: string; readonly login: string; readonly role: string };
  readonly currency: string;
  readonly zone: string;
  readonly networkName: string;
} & Warned;

export const tillSession: z.ZodType<TillSession> = z
  .object({
    till: plain,
    branch: z.object({ id: plain, name: plain }),
    operator: z.object({ id: plain, login: plain, role: plain }),
    currency,
    zone: plain,
    networkName: plain,
    warnings,
  })
  .meta({ id: "TillSession" });

export type UserSignIn = { readonly login: string; readonly password: string };

export const userSignIn: z.ZodType<UserSignIn> = z
  .object({ login, password: secret })
  .meta({ id: "UserSignIn" });

/** Somebody at headquarters or in a portal. Empty `branches` and `regions` mean all of them. */
export type UserSession = {
  readonly user: { readonly id: string; readonly login: string; readonly role: string };
  readonly branches: readonly string[];
  readonly regions: readonly string[];
  readonly currency: string;
  readonly zone: string;
  readonly networkName: string;
} & Warned;

export const userSession: z.ZodType<UserSession> = z
  .object({
    user: z.object({ id: plain, login: plain, role: plain }),
    branches: z.array(plain),
    regions: z.array(plain),
    currency,
    zone: plain,
    networkName: plain,
    warnings,
  })
  .meta({ id: "UserSession" });
