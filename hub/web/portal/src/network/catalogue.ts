import type { Read } from "@cardweave/shared/ui/api/readers";
import type { IconName } from "@cardweave/shared/ui/components/icon";
import type { Tone } from "@cardweave/shared/ui/components/state-chip";
import type { Form } from "@cardweave/shared/ui/hooks/use-form";
import type { Column } from "@cardweave/shared/ui/table/table-props";
import type { ReactNode } from "react";
import type { Role } from "../frame/page-entry.ts";

export interface Item {
  readonly id: string;
  readonly active: boolean;
  /** Guards an edit; null where the list does not tell it. */
  readonly version: string | null;
}

export interface CatalogueTexts {
  readonly title: string;
  readonly under: string;
  /** The button: "Add a branch". */
  readonly add: string;
  readonly emptyTitle: string;
  readonly empty: string;
  /** "Branch Nord was added." */
  readonly added: (name: string) => string;
  readonly changed: (name: string) => string;
  /** What follows when it is switched off. */
  readonly endTitle: (name: string) => string;
  readonly endConsequence: string;
  /** What the buttons say where "End" and "Make active again" do not fit. */
  readonly end?: string;
  readonly revive?: string;
}

export interface ShownState {
  readonly tone: Tone;
  readonly text: string;
  /** Where the reason is told. */
  readonly href?: string;
}

/** A list of things that are added, changed and ended, and how they are shown. */
export interface Catalogue<Row extends Item, Values extends object> {
  readonly texts: CatalogueTexts;
  readonly icon: IconName;
  /** The calls: `/v1/branches`. */
  readonly path: string;
  readonly read: Read<Row>;
  readonly columns: readonly Column<Row>[];
  readonly nameOf: (row: Row) => string;
  /** What a new one starts with. */
  readonly start: Values;
  readonly valuesOf: (row: Row) => Values;
  /** The body of the call; `row` is null for a new one. */
  readonly bodyOf: (values: Values, row: Row | null) => object;
  readonly fields: (form: Form<Values>, row: Row | null) => ReactNode;
  readonly writers: readonly Role[];
  /** Of the dialog, where there is much to fill in. */
  readonly size?: "large";
  /** The system's own, which nobody made: they stand last. */
  readonly isOwn?: (row: Row) => boolean;
  /** How it stands, where there is more to say than active or ended. */
  readonly stateOf?: (row: Row) => ShownState;
  /** What only the maker is told, as a token is; shown once in front of the page. */
  readonly tell?: (answer: unknown, row: Row) => ReactNode;
  /** Further acts on one that exists. */
  readonly more?: (row: Row, changed: () => void) => ReactNode;
}
