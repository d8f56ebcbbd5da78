import { bakeryDay } from "@cardweave/hub/demo/bakery/bakery-day";
import { salesForms, writeSales } from "@cardweave/hub/demo/bakery/write-sales";
import { nodeCaller } from "@cardweave/shared/commands/node-caller";
import { nodeSalesDesk } from "@cardweave/shared/commands/node-sales-desk";
import { instant } from "@cardweave/shared/domain/measure";
import { SalesImport } from "@cardweave/shared/operations/sales/import-sales";
import { Network, newCard } from "../process/network.ts";
import { type Bench, timed } from "./measures.ts";

const receipts = 1_000;

export const importing: Bench = {
  name: "import",
  what: `a day of ${receipts} receipts through a node, then the same file again`,
  run: async (folder) => {
    const network = await Network.open({ nodes: 1, home: `${folder}/network` });
    try {
      return await measured(network);
    } finally {
      await network.close();
    }
  },
};

async function measured(network: Network) {
  const cards = Array.from({ length: 200 }, () => newCard().number);
  const tills = ["nord-1", "nord-2"];
  const day = bakeryDay({ tills, cards, receipts, seed: 9, prefix: "bench-" });
  const text = writeSales("2026-11-20", day, salesForms.english);
  const first = await timed(() => once(network, text, "booked"));
  const again = await timed(() => once(network, text, "replayed"));
  return [
    { name: "receipts booked", value: receipts / (first / 1_000), unit: "/s" },
    { name: "receipts known", value: receipts / (again / 1_000), unit: "/s" },
  ];
}

async function once(network: Network, text: string, wanted: "booked" | "replayed"): Promise<void> {
  const token = network.plan.branches[0]?.operators[1]?.token ?? "";
  const work = new SalesImport({
    zone: "Europe/Berlin",
    now: instant(Date.now()),
    scheme: "own",
    inMinor: false,
    afterDiscount: false,
    till: null,
    tills: new Set(["nord-1", "nord-2"]),
    currency: "EUR",
    desk: nodeSalesDesk(nodeCaller(network.branch(0).site.address, token)),
    tell: async () => undefined,
    progress: () => undefined,
  });
  const report = await work.run(inOnePiece(text));
  if (report[wanted] < receipts) throw new Error(JSON.stringify(report));
}

async function* inOnePiece(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
