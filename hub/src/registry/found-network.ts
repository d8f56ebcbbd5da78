import type { ControlBody } from "@cardweave/shared/domain/control-bodies";
import type { PurseId } from "@cardweave/shared/domain/ids";
import { directoryDoc } from "@cardweave/shared/entries/doc-ids";
import { toHex } from "@cardweave/shared/entries/hex";
import { tokenHash } from "@cardweave/shared/http/people";
import type { Signer } from "@cardweave/shared/ports/keys";
import { write } from "@cardweave/shared/replica/act";
import type { Replica } from "@cardweave/shared/replica/replica";
import { poolEpochMeta } from "../pool/pool-desk.ts";
import { activationPurse } from "../vouchers/activation-purse.ts";
import { putList, type User } from "./desk-lists.ts";

/** What an operator says when the network begins; passwords come hashed, tokens in the clear. */
export type Founding = {
  readonly name: string;
  readonly currency: string;
  readonly zone: string;
  readonly hub: Signer;
  /** The feed's; pools are tied to it. */
  readonly epoch: string;
  readonly administrator: {
    readonly login: string;
    readonly password: string;
    readonly token: string;
  };
  readonly regions: readonly { readonly id: string; readonly name: string }[];
  readonly branches: readonly FoundingBranch[];
  readonly operators: readonly FoundingOperator[];
};

export type FoundingBranch = {
  readonly id: string;
  readonly name: string;
  readonly region: string | null;
  readonly tills: readonly {
    readonly id: string;
    readonly name: string;
    readonly token: string;
    readonly training: boolean;
  }[];
};

export type FoundingOperator = {
  readonly id: string;
  readonly login: string;
  readonly role: "cashier" | "manager";
  readonly branches: readonly string[];
  readonly password: string | null;
  readonly token: string | null;
};

/** Writes the network's first entries and its administrator, all in one step. */
export async function foundNetwork(replica: Replica, founding: Founding): Promise<void> {
  const bodies = [
    networkBody(replica, founding),
    hubCertificate(replica, founding),
    ...purses(founding.currency),
    ...founding.regions.map((region) => ({ kind: "region", ...region, active: true }) as const),
    ...founding.branches.flatMap((branch) => branchBodies(founding, branch)),
    ...founding.operators.map((operator) => operatorBody(operator)),
  ];
  await replica.step(async (step) => {
    const author = { by: null, key: null };
    const inDirectory = bodies.map((body) => ({ doc: directoryDoc, body }));
    await write(replica, step, { author, bodies: inDirectory });
    putList(step, "users", [administratorOf(founding)]);
    step.workspace.putMeta(poolEpochMeta, founding.epoch);
  });
}

function networkBody({ ports }: Replica, { name, currency, zone }: Founding): ControlBody {
  return { kind: "network", name, currency, zone, key: toHex(ports.signer.publicKey) };
}

function hubCertificate({ ports }: Replica, { hub }: Founding): ControlBody {
  return {
    kind: "certificate",
    device: hub.device,
    key: toHex(hub.publicKey),
    role: "hub",
    branch: null,
    name: "Hub",
    from: ports.clock.now(),
    until: null,
  };
}

function purses(currency: string): readonly ControlBody[] {
  const none = {
    kind: "purse",
    currency: null,
    unitValue: null,
    slots: null,
    active: true,
  } as const;
  return [
    { ...none, id: "points" as PurseId, unit: "points", nameDe: "Punkte", nameEn: "Points" },
    {
      ...none,
      id: "money" as PurseId,
      unit: "money",
      currency,
      nameDe: "Guthaben",
      nameEn: "Prepaid",
    },
    activationPurse(currency),
  ];
}

function branchBodies({ zone }: Founding, branch: FoundingBranch): readonly ControlBody[] {
  const { id, name, region } = branch;
  return [
    { kind: "branch", id, name, region, zone, active: true },
    ...branch.tills.map(
      (till): ControlBody => ({
        kind: "till",
        id: till.id,
        branch: id,
        name: till.name,
        token: tokenHash(till.token),
        training: till.training,
        active: true,
      }),
    ),
  ];
}

function operatorBody({ token, ...operator }: FoundingOperator): ControlBody {
  const hash = token === null ? null : tokenHash(token);
  return { kind: "operator", ...operator, token: hash, active: true };
}

function administratorOf({ administrator }: Founding): User {
  return {
    id: "u-1",
    login: administrator.login,
    role: "headquarters",
    password: administrator.password,
    token: tokenHash(administrator.token),
    branches: [],
    regions: [],
    active: true,
  };
}
