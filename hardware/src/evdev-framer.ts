import { mediumOfScan } from "@cardweave/shared/domain/codes/aim";
import {
  controlKeys,
  endKeys,
  plainKeys,
  rightBracket,
  shiftedKeys,
  shiftKeys,
} from "./evdev-keys.ts";
import type { Framer } from "./framed-link.ts";
import type { Shown } from "./read-gate.ts";

/** struct input_event where a long has 64 bits: seconds, microseconds, type, code, value. */
const eventBytes = 24;
const keyEvent = 1;
const syncEvent = 0;
/** The kernel's buffer ran over and keys are lost. */
const dropped = 3;
const pressed = 1;
/** A scanner types without such pauses. */
const pauseMs = 150;
const longest = 512;

type InputEvent = {
  readonly ms: number;
  readonly type: number;
  readonly code: number;
  readonly value: number;
};

/** Codes that a scanner types as a keyboard would, each ended with Enter or Tab. */
export class EvdevFramer implements Framer {
  #held: Uint8Array = new Uint8Array();
  #line = "";
  #isSpoilt = false;
  #shift = false;
  #control = false;
  #lastMs = 0;

  push(bytes: Uint8Array): readonly Shown[] {
    const all = Uint8Array.of(...this.#held, ...bytes);
    const whole = all.length - (all.length % eventBytes);
    this.#held = all.slice(whole);
    const found: Shown[] = [];
    for (let at = 0; at < whole; at += eventBytes) {
      found.push(...this.#take(eventIn(all.subarray(at, at + eventBytes))));
    }
    return found;
  }

  #take(event: InputEvent): readonly Shown[] {
    if (event.ms - this.#lastMs > pauseMs) this.#begin(false);
    this.#lastMs = event.ms;
    if (event.type === syncEvent && event.code === dropped) this.#begin(true);
    return event.type === keyEvent ? this.#key(event) : [];
  }

  #begin(isSpoilt: boolean): void {
    this.#line = "";
    this.#isSpoilt = isSpoilt;
    if (isSpoilt) {
      this.#shift = false;
      this.#control = false;
    }
  }

  #key({ code, value }: InputEvent): readonly Shown[] {
    if (shiftKeys.includes(code)) this.#shift = value !== 0;
    else if (controlKeys.includes(code)) this.#control = value !== 0;
    else if (value !== pressed) return [];
    else if (endKeys.includes(code)) return this.#end();
    else this.#add(code);
    return [];
  }

  #add(code: number): void {
    const isSeparator = this.#control && code === rightBracket;
    const typed = (this.#shift ? shiftedKeys : plainKeys).get(code) ?? "";
    this.#line += isSeparator ? "\u001d" : typed;
    if (this.#line.length > longest) this.#begin(true);
  }

  #end(): readonly Shown[] {
    const data = this.#line;
    const isWhole = !this.#isSpoilt && data !== "";
    this.#begin(false);
    return isWhole ? [{ medium: mediumOfScan(data), data }] : [];
  }
}

function eventIn(bytes: Uint8Array): InputEvent {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const seconds = Number(view.getBigInt64(0, true));
  const micros = Number(view.getBigInt64(8, true));
  return {
    ms: seconds * 1_000 + Math.floor(micros / 1_000),
    type: view.getUint16(16, true),
    code: view.getUint16(18, true),
    value: view.getInt32(20, true),
  };
}
