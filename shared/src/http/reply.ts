import { ok, type Result } from "../domain/result.ts";
import type { EventFeed } from "./events.ts";
import type { Answered, LiveEvent } from "./services.ts";

type Headers = Readonly<Record<string, string>>;

/** What a call answers when it was not refused. */
export type Reply =
  | {
      readonly kind: "json";
      readonly status: number;
      readonly body: object;
      readonly headers: Headers;
    }
  | { readonly kind: "stored"; readonly answered: Answered }
  | {
      readonly kind: "bytes";
      readonly media: string;
      readonly bytes: Uint8Array;
      readonly file: string;
      /** To be looked at in the browser rather than kept as a file. */
      readonly isShown?: true;
    }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "nothing"; readonly headers: Headers }
  | {
      readonly kind: "events";
      readonly feed: EventFeed;
      readonly session: string | undefined;
      readonly sees: (event: LiveEvent) => boolean;
      readonly told: (event: LiveEvent) => object;
    };

export function json(body: object, headers: Headers = {}): Reply {
  return { kind: "json", status: 200, body, headers };
}

export function created(body: object, headers: Headers = {}): Reply {
  return { kind: "json", status: 201, body, headers };
}

/** Long work that has begun. */
export function accepted(body: object, headers: Headers = {}): Reply {
  return { kind: "json", status: 202, body, headers };
}

export function nothing(headers: Headers = {}): Reply {
  return { kind: "nothing", headers };
}

/** A service's answer as a reply; its refusal goes through. */
export function answered<T>(result: Result<T>, reply: (value: T) => Reply): Result<Reply> {
  return result.ok ? ok(reply(result.value)) : result;
}
