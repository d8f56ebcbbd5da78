import { hmacSha256 } from "@cardweave/shared/entries/hash";
import type { CodeReader } from "@cardweave/shared/ports/code-reader";
import type { DeskDatabase } from "@cardweave/shared/ports/desk-database";
import type { PrintFonts } from "@cardweave/shared/ports/print-fonts";
import type { Replica } from "@cardweave/shared/replica/replica";
import type { AuditLog } from "../audit/audit-log.ts";
import { CardFiles } from "./card-files.ts";
import { CardPrinter } from "./card-printer.ts";
import { DesignDesk } from "./design-desk.ts";
import { PictureShelf } from "./picture-shelf.ts";
import { PrintBook } from "./print-book.ts";
import { PrintChecker } from "./print-checker.ts";
import { PrintDesk } from "./print-desk.ts";

export type PrintParts = {
  readonly replica: Replica;
  readonly desk: DeskDatabase;
  readonly audit: AuditLog;
  readonly secret: Uint8Array;
  readonly fonts: PrintFonts;
  readonly codes: CodeReader;
  readonly fatal: (fault: unknown) => void;
};

export type HubPrinting = {
  readonly designs: DesignDesk;
  readonly prints: PrintDesk;
  readonly files: CardFiles;
  readonly checker: PrintChecker;
};

/** Designing and printing of cards; batches that were broken off go on at once. */
export function assemblePrinting(parts: PrintParts): HubPrinting {
  const { replica, desk, secret, fatal } = parts;
  const key = hmacSha256(secret, "desk cards");
  const shelf = new PictureShelf(desk);
  const book = new PrintBook({ desk, key, random: replica.ports.random });
  const printer = new CardPrinter({ ...parts, shelf });
  const checker = new PrintChecker({ replica, book, printer });
  const designs = new DesignDesk({ ...parts, shelf, printer });
  const prints = new PrintDesk({ ...parts, book, checker, designs, failed: fatal });
  checker.resume().catch(fatal);
  return { designs, prints, files: new CardFiles({ ...parts, book, printer }), checker };
}
