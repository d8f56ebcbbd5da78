/**
 * Who a call comes from. `operator` runs the network, `regional-manager` sees a region, `manager`
 * leads a branch, `till` is a till without anybody signed in, `integration` a program.
 */
export type Role =
  | "operator"
  | "headquarters"
  | "regional-manager"
  | "manager"
  | "cashier"
  | "till"
  | "cardholder"
  | "auditor"
  | "integration";

/** `operator` is the pseudonym that entries name; `user` somebody with a login at the hub. */
export type Principal = {
  readonly role: Role;
  readonly till?: string | undefined;
  readonly branch?: string | undefined;
  readonly operator?: string | undefined;
  readonly user?: string | undefined;
  /** Where the role holds; undefined for everywhere. */
  readonly branches?: readonly string[] | undefined;
  readonly regions?: readonly string[] | undefined;
  /** Made of role, places and password at the sign-in: another one now ends the session. */
  readonly standing?: string | undefined;
};

/** `session` names the cookie session, so that its event streams can be ended with it. */
export type Authenticated = {
  readonly principal: Principal;
  readonly session?: string | undefined;
};

export type Credential =
  | { readonly kind: "bearer"; readonly token: string }
  | { readonly kind: "cookie"; readonly token: string };

/** The way to the principal behind a token; undefined for one that holds no longer. */
export type Authenticate = (credential: Credential) => Promise<Authenticated | undefined>;
