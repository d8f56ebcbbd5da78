import { z } from "zod";
import { base64, count, hex, label, plain, slug, time, type Warned, warnings } from "./fields.ts";
import { type Listed, listOf } from "./list.ts";

/** `seq` is the last of the device's entries that the hub holds without a gap before it. */
export type DeviceView = {
  readonly device: string;
  readonly name: string;
  readonly role: string;
  readonly branch: string | null;
  readonly state: "active" | "revoked" | "expired";
  readonly from: string;
  readonly until: string | null;
  readonly connected: boolean;
  readonly lastSeenAt: string | null;
  readonly seq: number;
};

const deviceView: z.ZodType<DeviceView> = z
  .object({
    device: plain,
    name: plain,
    role: plain,
    branch: plain.nullable(),
    state: z.enum(["active", "revoked", "expired"]),
    from: time,
    until: time.nullable(),
    connected: z.boolean(),
    lastSeenAt: time.nullable(),
    seq: count,
  })
  .meta({ id: "Device" });

export const deviceList: z.ZodType<Listed<DeviceView>> = listOf(deviceView, "DeviceList");

/** `seq`: the last of its entries that counts. */
export type Retired = { readonly device: string; readonly seq: number };

export const retired: z.ZodType<Retired> = z
  .object({ device: plain, seq: count })
  .meta({ id: "RetiredDevice" });

export const deviceName: z.ZodType<{ readonly id: string }> = z.object({ id: hex });

export type EnrolmentRequest = {
  readonly role: "node" | "till" | "phone";
  readonly branch: string;
  readonly name: string;
  readonly validMinutes: number;
};

export const enrolmentRequest: z.ZodType<EnrolmentRequest> = z
  .object({
    role: z.enum(["node", "till", "phone"]).default("node"),
    branch: slug,
    name: label,
    validMinutes: z.int().min(1).max(10_080).default(60),
  })
  .meta({ id: "EnrolmentRequest" });

/** The code is shown this once; only its hash is kept. */
export type EnrolmentCode = {
  readonly code: string;
  readonly validUntil: string;
  readonly role: string;
  readonly branch: string;
  readonly name: string;
} & Warned;

export const enrolmentCode: z.ZodType<EnrolmentCode> = z
  .object({
    code: plain,
    validUntil: time,
    role: plain,
    branch: plain,
    name: plain,
    warnings,
  })
  .meta({ id: "EnrolmentCode", description: "The code is shown this once." });

/** A device redeems its code with the public half of the key it has just made. */
export type EnrolRequest = {
  readonly code: string;
  readonly publicKey: string;
  readonly software?: string | undefined;
};

export const enrolRequest: z.ZodType<EnrolRequest> = z
  .object({
    code: z.string().trim().min(8).max(200),
    publicKey: hex.refine((key) => key.length === 64, { message: "An Ed25519 key has 32 bytes" }),
    software: z.string().max(120).optional(),
  })
  .meta({ id: "EnrolRequest", description: "`publicKey` is Ed25519, 64 hex digits." });

/**
 * Everything a node needs to work from its first start: the root it trusts, its certificate and
 * all control entries (signed bytes, base64), the secret that account ids are made with.
 */
export type Enrolled = {
  readonly device: string;
  readonly network: string;
  readonly root: string;
  readonly rootKey: string;
  readonly secret: string;
  readonly certificate: string;
  readonly control: readonly string[];
  readonly hub: string;
  readonly branch: string;
  readonly role: string;
  readonly currency: string;
  readonly zone: string;
  readonly networkName: string;
  readonly time: string;
} & Warned;

export const enrolled: z.ZodType<Enrolled> = z
  .object({
    device: hex,
    network: hex,
    root: hex,
    rootKey: hex,
    secret: hex,
    certificate: base64,
    control: z.array(base64),
    hub: hex,
    branch: plain,
    role: plain,
    currency: plain,
    zone: plain,
    networkName: plain,
    time,
    warnings,
  })
  .meta({
    id: "Enrolled",
    description:
      "`network` is the id of the network's first entry, `root` the device that signs for " +
      "headquarters, `secret` makes account ids (keep it as you keep a key), `certificate` and " +
      "`control` are signed entries.",
  });
