import net from "node:net";

const ok = Buffer.from("9000", "hex");
const word = (value: number): Buffer => Buffer.from([value >> 8, value & 255]);
const status = (value: number): Buffer => word(value);

export type CardPlan = {
  readonly atr?: string;
  readonly uid?: string;
  /** An NDEF message, hex; the empty text for a chip that is still blank; none for no such chip. */
  readonly message?: string;
  readonly isReadOnly?: boolean;
  /** What our own application answers. */
  readonly own?: string;
  /** The memory of a type 2 chip from page 4 on, hex. */
  readonly pages?: string;
};

const ndefApplication = "d2760000850101";
const ownApplication = "f043415244574541564531";

/** A chip as a reader of cards sees it; its commands and files are those of the standards. */
export class VirtualCard {
  readonly atr: Buffer;
  readonly #plan: CardPlan;
  readonly #files = new Map<number, Buffer>();
  #application = "";
  #file: Buffer | undefined;

  constructor(plan: CardPlan) {
    this.#plan = plan;
    this.atr = Buffer.from(plan.atr ?? "3b80800101", "hex");
    if (plan.message === undefined) return;
    const writable = plan.isReadOnly === true ? "ff" : "00";
    const container = Buffer.from(`000f20003b00340406e104040000${writable}`, "hex");
    const file = Buffer.alloc(1024);
    const message = Buffer.from(plan.message, "hex");
    word(message.length).copy(file);
    message.copy(file, 2);
    this.#files.set(0xe103, container);
    this.#files.set(0xe104, file);
  }

  /** The message as it lies on the chip, hex. */
  get message(): string {
    const file = this.#files.get(0xe104) ?? Buffer.alloc(2);
    return file.subarray(2, 2 + file.readUInt16BE(0)).toString("hex");
  }

  answer(command: Buffer): Buffer {
    const [kind = 0, act = 0] = command;
    if (kind === 0xff) return this.#answerAsReader(command);
    if (act === 0xa4) return this.#select(command);
    if (act === 0xb0) return this.#read(command);
    return act === 0xd6 ? this.#write(command) : status(0x6d00);
  }

  #answerAsReader(command: Buffer): Buffer {
    const { uid, pages } = this.#plan;
    if (command[1] === 0xca) {
      return uid === undefined ? status(0x6a81) : Buffer.concat([Buffer.from(uid, "hex"), ok]);
    }
    if (command[1] !== 0xb0 || pages === undefined) return status(0x6300);
    const from = ((command[3] ?? 0) - 4) * 4;
    const memory = Buffer.concat([Buffer.from(pages, "hex"), Buffer.alloc(1024)]);
    return Buffer.concat([memory.subarray(from, from + 16), ok]);
  }

  #select(command: Buffer): Buffer {
    const name = command.subarray(5, 5 + (command[4] ?? 0));
    if (command[2] === 4) return this.#selectApplication(name.toString("hex"));
    const isOpen = this.#application === ndefApplication;
    this.#file = isOpen ? this.#files.get(name.readUInt16BE(0)) : undefined;
    return this.#file === undefined ? status(0x6a82) : ok;
  }

  #selectApplication(asked: string): Buffer {
    const { message, own } = this.#plan;
    const isThere =
      (asked === ndefApplication && message !== undefined) ||
      (asked === ownApplication && own !== undefined);
    this.#application = isThere ? asked : "";
    this.#file = undefined;
    return isThere ? ok : status(0x6a82);
  }

  #read(command: Buffer): Buffer {
    const isShort = ((command[2] ?? 0) & 0x80) !== 0;
    const file = isShort ? Buffer.from(this.#plan.own ?? "", "latin1") : this.#file;
    if (file === undefined) return status(0x6986);
    const offset = isShort ? (command[3] ?? 0) : command.readUInt16BE(2);
    const most = command[4] === 0 ? 256 : (command[4] ?? 0);
    return Buffer.concat([file.subarray(offset, offset + most), ok]);
  }

  #write(command: Buffer): Buffer {
    if (this.#file === undefined || this.#plan.isReadOnly === true) return status(0x6982);
    command.subarray(5, 5 + (command[4] ?? 0)).copy(this.#file, command.readUInt16BE(2));
    return ok;
  }
}

export type Inserted = { readonly remove: () => Promise<void>; readonly asked: () => number };

const powerCommand = 1;
const atrAsked = 4;

/** Puts a card into the virtual reader that listens on a port of this machine. */
export function insert(card: VirtualCard, port: number): Promise<Inserted> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, "127.0.0.1");
    let held = Buffer.alloc(0);
    let asked = 0;
    const send = (bytes: Buffer): void => {
      socket.write(Buffer.concat([word(bytes.length), bytes]));
    };
    const take = (message: Buffer): void => {
      if (message.length !== powerCommand) {
        asked += 1;
        send(card.answer(message));
      } else if (message[0] === atrAsked) send(card.atr);
    };
    const remove = (): Promise<void> =>
      new Promise((gone) => {
        socket.once("close", () => gone());
        socket.destroy();
      });
    socket.once("error", reject);
    socket.once("connect", () => resolve({ remove, asked: () => asked }));
    socket.on("data", (part) => {
      held = Buffer.concat([held, part]);
      while (held.length >= 2 && held.length >= 2 + held.readUInt16BE(0)) {
        const end = 2 + held.readUInt16BE(0);
        take(held.subarray(2, end));
        held = held.subarray(end);
      }
    });
  });
}
