import { existsSync } from "node:fs";
import { systemRandom } from "@cardweave/shared/adapters/system-random";
import { CommandRefused } from "@cardweave/shared/commands/program";
import { createSecretFile, readSecretFile } from "@cardweave/shared/commands/secret-file";
import type { DeskDatabase } from "@cardweave/shared/ports/desk-database";

/**
 * The key of the people's keys. A hub without people gets a new one.
 * @throws CommandRefused when there are people whom no key opens any more
 */
export function peopleKeyIn(path: string, desk: DeskDatabase): Uint8Array {
  if (existsSync(path)) return readSecretFile(path);
  if (desk.rows("SELECT id FROM person_keys LIMIT 1").length > 0) {
    throw new CommandRefused(`${path} is missing: take it from a backup, or nobody can be read`);
  }
  createSecretFile(path, systemRandom.bytes(32));
  return readSecretFile(path);
}
