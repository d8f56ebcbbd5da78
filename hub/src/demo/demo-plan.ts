import { ownNumber } from "@cardweave/shared/domain/card";
import type { Founding } from "../registry/found-network.ts";

/** Hands out what nobody may guess. */
export type Chance = (bytes: number) => Uint8Array;

export type DemoTill = { readonly id: string; readonly token: string };
export type DemoOperator = { readonly id: string; readonly token: string; readonly role: string };

export type DemoBranch = {
  readonly id: string;
  readonly name: string;
  readonly port: number;
  readonly tills: readonly DemoTill[];
  readonly operators: readonly DemoOperator[];
};

/** The small network that everybody can try. Passwords and tokens are made anew for each. */
export type DemoPlan = {
  readonly user: string;
  readonly password: string;
  readonly token: string;
  readonly cashierPassword: string;
  readonly branches: readonly DemoBranch[];
  readonly cards: readonly {
    readonly scheme: "own";
    readonly number: string;
    readonly pin: string;
  }[];
};

const places = [
  { id: "nord", name: "Nord", port: 7411, region: "west" },
  { id: "markt", name: "Markt", port: 7412, region: "west" },
  { id: "hafen", name: "Hafen", port: 7413, region: "coast" },
] as const;

const demoCards = 200;

export function newPlan(chance: Chance): DemoPlan {
  const token = () => Buffer.from(chance(24)).toString("base64url");
  const pin = () => String(1000 + (((chance(2)[0] ?? 0) * 35 + (chance(1)[0] ?? 0)) % 9000));
  return {
    user: "admin",
    password: readablePassword(chance),
    token: token(),
    cashierPassword: readablePassword(chance),
    branches: places.map(({ id, name, port }) => ({
      id,
      name,
      port,
      tills: ["1", "2", "test"].map((till) => ({ id: `${id}-${till}`, token: token() })),
      operators: [
        { id: `${id}-cashier`, token: token(), role: "cashier" },
        { id: `${id}-manager`, token: token(), role: "manager" },
      ],
    })),
    cards: Array.from({ length: demoCards }, () => ({
      scheme: "own" as const,
      number: ownNumber(chance(10)),
      pin: pin(),
    })),
  };
}

const syllables = [
  "ba",
  "de",
  "fi",
  "go",
  "ka",
  "lu",
  "mi",
  "no",
  "pe",
  "ra",
  "so",
  "tu",
  "ve",
  "wi",
  "zo",
  "ha",
];

/** Six syllables and two digits: 30 bits, and easy to type; sign-in slows guessing down. */
function readablePassword(chance: Chance): string {
  const bytes = [...chance(8)];
  const words = bytes.slice(0, 6).map((byte) => syllables[byte % 16]);
  const digits = bytes.slice(6).map((byte) => byte % 10);
  return `${words.slice(0, 3).join("")}-${words.slice(3).join("")}-${digits.join("")}`;
}

/** The plan as the network's founding; `hash` makes argon2id strings. */
export async function foundingOf(
  plan: DemoPlan,
  hash: (password: string) => Promise<string>,
): Promise<Omit<Founding, "hub" | "epoch">> {
  const cashierPassword = await hash(plan.cashierPassword);
  return {
    name: "Cardweave Demo",
    currency: "EUR",
    zone: "Europe/Berlin",
    administrator: { login: plan.user, password: await hash(plan.password), token: plan.token },
    regions: [
      { id: "west", name: "West" },
      { id: "coast", name: "Küste" },
    ],
    branches: plan.branches.map((branch) => ({
      id: branch.id,
      name: branch.name,
      region: places.find((place) => place.id === branch.id)?.region ?? null,
      tills: branch.tills.map(({ id, token }) => ({
        id,
        name: id.endsWith("test") ? "Training" : `Till ${id.slice(-1)}`,
        token,
        training: id.endsWith("test"),
      })),
    })),
    operators: plan.branches.flatMap(({ id: branch, operators }) =>
      operators.map(({ id, token, role }) => ({
        id,
        login: id,
        role: role === "manager" ? ("manager" as const) : ("cashier" as const),
        branches: [branch],
        password: cashierPassword,
        token,
      })),
    ),
  };
}
