import { spawn } from "node:child_process";
import { DeviceAway, DeviceMissing, openFault } from "../device-faults.ts";
import type { ByteSource } from "../framed-link.ts";
import type { Link } from "../supervised-reader.ts";

export type EvdevSettings = {
  /** Best by id, as under /dev/input/by-id. */
  readonly path: string;
  /** Keeps what is scanned from every other program; needed wherever a window could take it. */
  readonly exclusive: boolean;
};

/**
 * Perl is on every Debian and needs no compiler. It holds the device (EVIOCGRAB, 0x40044590), says
 * that it does by one byte, and hands on what comes; a read in this process would block its end.
 * It ends with its standard input, so the device is free as soon as this process is gone.
 */
const program = `
use IO::Select;
open(my $device, "<:raw", $ARGV[0]) or do { print STDERR "$!"; exit 2 };
if ($ARGV[1]) { ioctl($device, 0x40044590, 1) or do { print STDERR "$!"; exit 2 } }
syswrite(STDOUT, "+");
my $both = IO::Select->new($device, \\*STDIN);
while (1) {
  for my $ready ($both->can_read) {
    my $length = sysread($ready, my $part, 1536);
    exit 0 if !$length;
    syswrite(STDOUT, $part) if $ready == $device;
  }
}`;

/** An input device of Linux: a scanner that poses as a keyboard. */
export function evdevDevice({ path, exclusive }: EvdevSettings): ByteSource {
  return async (hear) => {
    const child = spawn("perl", ["-e", program, path, exclusive ? "1" : ""], {
      stdio: ["pipe", "pipe", "pipe"],
    });
    let said = "";
    child.stderr.on("data", (part: Buffer) => {
      said += part.toString();
    });
    const ended = new Promise<string>((resolve) => {
      child.once("close", () => resolve(`${path}: unplugged`));
    });
    // Its input breaks when it ends, which `close` tells.
    child.stdin.on("error", () => undefined);
    await new Promise<void>((resolve, reject) => {
      child.stdout.once("data", (part: Buffer) => {
        if (part.length > 1) hear(part.subarray(1));
        child.stdout.on("data", hear);
        resolve();
      });
      child.once("error", (cause) => reject(noPerl(cause)));
      child.once("close", () => reject(openFault(path, new Error(said), "input")));
    });
    return linkTo(child.stdin, ended);
  };
}

function noPerl(cause: Error): Error {
  return "code" in cause && cause.code === "ENOENT"
    ? new DeviceMissing("the program perl is missing; Debian: apt-get install perl-base", { cause })
    : new DeviceAway("the process for the input device does not start", { cause });
}

function linkTo(input: { end(): unknown }, ended: Promise<string>): Link {
  return {
    ended,
    close: async () => {
      input.end();
      await ended;
    },
  };
}
