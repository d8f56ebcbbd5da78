import type { Observable } from "rxjs";
import type { DocId, ReceiptId } from "../domain/ids.ts";
import type { Result } from "../domain/result.ts";
import type { AccountView, EntryView } from "../protocol/http/account.ts";
import type { BookingRequest, ReversalRequest } from "../protocol/http/booking.ts";
import type { CardRef } from "../protocol/http/card.ts";
import type {
  DeviceView,
  Enrolled,
  EnrolmentCode,
  EnrolmentRequest,
  EnrolRequest,
} from "../protocol/http/device.ts";
import type { HealthBrief } from "../protocol/http/health.ts";
import type { Listed, ListQuery } from "../protocol/http/list.ts";
import type {
  BranchChange,
  BranchView,
  NewBranch,
  NewRegion,
  RegionChange,
  RegionView,
} from "../protocol/http/place.ts";
import type { PurseDef } from "../protocol/http/purse.ts";
import type { ReceiptName, ReceiptView } from "../protocol/http/receipt.ts";
import type { Principal } from "./principal.ts";

export interface Accounts {
  lookup(card: CardRef, by: Principal): Promise<Result<AccountView>>;
  byId(id: DocId, by: Principal): Promise<Result<AccountView>>;
  entries(id: DocId, page: ListQuery, by: Principal): Promise<Result<Listed<EntryView>>>;
  /** The Automerge file. */
  document(id: DocId, by: Principal): Promise<Result<Uint8Array>>;
}

/** `request` is the SHA-256 of the canonical request without its secrets, hex. */
export type Action = { readonly till: string; readonly key: string; readonly request: string };

export type Command<T> = {
  readonly by: Principal;
  readonly action: Action;
  readonly request: T;
};

/** `body` is the JSON text as it was first answered; from 400 on it is a problem. */
export type Answered = {
  readonly status: number;
  readonly body: string;
  readonly replayed: boolean;
};

/**
 * Promise: the first answer to an action's key is stored with the booking in one transaction; the
 * same key and request get it again, the same key with another request gets `key-reused`.
 */
export interface Bookings {
  book(command: Command<BookingRequest>): Promise<Result<Answered>>;
  reverse(command: Command<ReversalRequest>): Promise<Result<Answered>>;
}

export interface Receipts {
  receipt(id: ReceiptId, by: Principal): Promise<Result<ReceiptView>>;
  /** What was sold under a till's own number: one, unless two tills bear one name. */
  numbered(name: ReceiptName, by: Principal): Promise<Result<Listed<ReceiptView>>>;
}

export type SignedIn<View> = { readonly principal: Principal; readonly view: View };

export interface Sessions<Request, View> {
  /** `address` is the caller's, for telling attackers from the person they impersonate. */
  signIn(request: Request, address: string): Promise<Result<SignedIn<View>>>;
  /** Who a bearer token belongs to. */
  byToken(token: string): Promise<Principal | undefined>;
  /** False once the person, the till or the branch is no longer active. */
  stands(principal: Principal): Promise<boolean>;
  current(principal: Principal): Promise<View | undefined>;
}

export interface Purses {
  purses(): Promise<readonly PurseDef[]>;
}

export interface Health<View extends HealthBrief> {
  read(): Promise<View>;
}

/** `version` is the state the caller read; another one now is refused as `changed`. */
export type Edit<T> = {
  readonly id: string;
  readonly change: T;
  readonly version: string | undefined;
  readonly by: Principal;
};

export interface HubRegistry {
  branches(page: ListQuery, by: Principal): Promise<Result<Listed<BranchView>>>;
  branch(id: string, by: Principal): Promise<Result<BranchView>>;
  addBranch(branch: NewBranch, by: Principal): Promise<Result<BranchView>>;
  changeBranch(edit: Edit<BranchChange>): Promise<Result<BranchView>>;
  regions(page: ListQuery, by: Principal): Promise<Result<Listed<RegionView>>>;
  region(id: string, by: Principal): Promise<Result<RegionView>>;
  addRegion(region: NewRegion, by: Principal): Promise<Result<RegionView>>;
  changeRegion(edit: Edit<RegionChange>): Promise<Result<RegionView>>;
  devices(page: ListQuery, by: Principal): Promise<Result<Listed<DeviceView>>>;
  makeEnrolment(request: EnrolmentRequest, by: Principal): Promise<Result<EnrolmentCode>>;
  /** A code works once, also when two redeem it at the same moment. */
  enrol(request: EnrolRequest): Promise<Result<Enrolled>>;
}

/** Something that pages may want to show at once. `branch` is where it happened. */
export type LiveEvent = {
  readonly name: string;
  readonly data: object;
  readonly branch?: string | null | undefined;
  /** For one till alone; null or nothing for all. */
  readonly till?: string | null | undefined;
  /** Good for a moment only: nobody who was away gets it later. */
  readonly passing?: true;
};

export interface Live {
  /** Never errors; nothing comes before it is durable. */
  readonly events$: Observable<LiveEvent>;
  sees(event: LiveEvent, by: Principal): boolean;
  /** What this listener is told of an event in place of its data. */
  told?(event: LiveEvent, by: Principal): object;
}
