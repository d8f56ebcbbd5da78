import { ownNumber } from "@cardweave/shared/domain/card";
import { checkDesign } from "@cardweave/shared/domain/card-design/check-design";
import { type CardDesign, sidesOf } from "@cardweave/shared/domain/card-design/design";
import { instant } from "@cardweave/shared/domain/measure";
import { ok, type Result, refused } from "@cardweave/shared/domain/result";
import { rfc3339 } from "@cardweave/shared/domain/time";
import { listPage } from "@cardweave/shared/http/list-page";
import type { Principal } from "@cardweave/shared/http/principal";
import type { Edit } from "@cardweave/shared/http/services";
import type { DeskDatabase, DeskRow } from "@cardweave/shared/ports/desk-database";
import { largestExtent } from "@cardweave/shared/printing/cards/code-symbol";
import type {
  CardDesignView,
  CardPictureView,
  DesignCheck,
  DesignFaults,
  PrintScheme,
  SpecimenQuery,
} from "@cardweave/shared/protocol/http/card-design";
import type { Listed, ListQuery } from "@cardweave/shared/protocol/http/list";
import type { Replica } from "@cardweave/shared/replica/replica";
import type { AuditLog } from "../audit/audit-log.ts";
import type { CardPrinter } from "./card-printer.ts";
import type { PictureShelf } from "./picture-shelf.ts";

export type DesignParts = {
  readonly replica: Replica;
  readonly desk: DeskDatabase;
  readonly audit: AuditLog;
  readonly shelf: PictureShelf;
  readonly printer: CardPrinter;
};

const idLength = 8;

/** Designs of cards, edited at headquarters. Batches keep a copy, so that no print changes later. */
export class DesignDesk {
  readonly #parts: DesignParts;

  constructor(parts: DesignParts) {
    this.#parts = parts;
  }

  async list(page: ListQuery): Promise<Result<Listed<CardDesignView>>> {
    const rows = this.#parts.desk.rows("SELECT * FROM card_designs");
    return listPage(
      rows.map((row) => this.#view(row)),
      page,
      ({ id }) => id,
    );
  }

  async one(id: string): Promise<Result<CardDesignView>> {
    const row = this.#row(id);
    return row === undefined ? refused("not-found") : ok(this.#view(row));
  }

  async add(design: CardDesign, by: Principal): Promise<Result<CardDesignView>> {
    const { desk, audit, replica } = this.#parts;
    const { clock, random } = replica.ports;
    const id = ownNumber(random.bytes(10)).slice(0, idLength);
    const text = JSON.stringify(design);
    desk.transaction(() => {
      desk.run("INSERT INTO card_designs VALUES (?, 1, ?, ?)", id, text, clock.now());
      audit.note({ by, act: "card-design-added", subject: id });
    });
    return this.one(id);
  }

  async change({ id, change, version, by }: Edit<CardDesign>): Promise<Result<CardDesignView>> {
    const { desk, audit, replica } = this.#parts;
    const row = this.#row(id);
    if (row === undefined) return refused("not-found");
    const now = String(row["version"]);
    if (version !== undefined && version !== now) return refused("changed", { version: now });
    desk.transaction(() => {
      desk.run(
        "UPDATE card_designs SET version = version + 1, design = ?, at = ? WHERE id = ?",
        JSON.stringify(change),
        replica.ports.clock.now(),
        id,
      );
      audit.note({ by, act: "card-design-changed", subject: id });
    });
    return this.one(id);
  }

  async check({ design, scheme }: DesignCheck): Promise<Result<DesignFaults>> {
    return ok({ faults: this.faults(design, scheme) });
  }

  faults(design: CardDesign, scheme: PrintScheme): CardDesignView["faults"] {
    const { domain } = this.#parts.replica.directory.policy;
    return checkDesign(design, {
      hasPicture: (id) => this.#parts.shelf.has(id),
      extentOf: (code) => largestExtent(code, scheme, domain),
    });
  }

  /** A card of nobody's, to look at before any are made. */
  async specimen(id: string, query: SpecimenQuery): Promise<Result<Uint8Array>> {
    const row = this.#row(id);
    if (row === undefined) return refused("not-found");
    const { scheme, language, layout } = query;
    const terms = { design: designIn(row), scheme, language, valid: null };
    const holder = specimenHolder[language];
    const card = { scheme, number: specimens[scheme], holder };
    return ok(await this.#parts.printer.pdf([card], terms, { layout, sides: "both" }));
  }

  async addPicture({ data }: { data: string }): Promise<Result<CardPictureView>> {
    return this.#parts.shelf.add(new Uint8Array(Buffer.from(data, "base64")));
  }

  async picture(id: string): Promise<ReturnType<PictureShelf["picture"]>> {
    return this.#parts.shelf.picture(id);
  }

  #row(id: string): DeskRow | undefined {
    return this.#parts.desk.rows("SELECT * FROM card_designs WHERE id = ?", id)[0];
  }

  #view(row: DeskRow): CardDesignView {
    const zone = this.#parts.replica.directory.network?.zone ?? "UTC";
    const design = designIn(row);
    return {
      id: String(row["id"]),
      version: String(row["version"]),
      at: rfc3339(zone, instant(Number(row["at"]))),
      design,
      faults: this.faults(design, schemeOf(design)),
    };
  }
}

/** Numbers that no batch will ever draw by chance. */
const specimens = { own: "SPECIMENSPECIMENX", ean13: "2900000000001" } as const;
const specimenHolder = { de: "Erika Mustermann", en: "Jane Doe" } as const;

function designIn(row: DeskRow): CardDesign {
  return JSON.parse(String(row["design"])) as CardDesign;
}

/** Bars of an EAN can only say numbers of that scheme. */
function schemeOf(design: CardDesign): PrintScheme {
  const items = sidesOf(design).flatMap(([, side]) => side.items);
  const isEan = items.some((item) => item.kind === "code" && item.code === "ean13");
  return isEan ? "ean13" : "own";
}
