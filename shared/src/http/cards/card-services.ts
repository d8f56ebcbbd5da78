import type { Result } from "../../domain/result.ts";
import type {
  LinkRequest,
  NewCards,
  NewCardsRequest,
  PinRequest,
  StatusRequest,
} from "../../protocol/http/card-life.ts";
import type { Answered, Command } from "../services.ts";

/** What becomes of a card beside bookings. Promise: as for bookings, the first answer is kept. */
export interface Cards {
  status(command: Command<StatusRequest>): Promise<Result<Answered>>;
  link(command: Command<LinkRequest>): Promise<Result<Answered>>;
  pin(command: Command<PinRequest>): Promise<Result<Answered>>;
  issue(request: NewCardsRequest): Promise<Result<NewCards>>;
}
