import type { Result } from "../../domain/result.ts";
import type { HoldEnd } from "../../protocol/http/hold.ts";
import type { EvaluationRequest, HoldRequest, SaleRequest } from "../../protocol/http/sale.ts";
import type { TopUpRequest } from "../../protocol/http/top-up.ts";
import type { Answered, Command } from "../services.ts";

export interface Sales {
  /** Books nothing. `till` is where it is asked. */
  evaluate(request: EvaluationRequest, till: string): Promise<Result<object>>;
  sell(command: Command<SaleRequest>): Promise<Result<Answered>>;
  topUp(command: Command<TopUpRequest>): Promise<Result<Answered>>;
}

/** Committing and voiding are named by the hold alone: a retry gets the first answer. */
export interface Holds {
  hold(command: Command<HoldRequest>): Promise<Result<Answered>>;
  commit(id: string, command: Command<HoldEnd>): Promise<Result<Answered>>;
  void(id: string, command: Command<HoldEnd>): Promise<Result<Answered>>;
}
