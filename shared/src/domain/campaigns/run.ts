import type { Context } from "./context.ts";
import { addDiscounts } from "./run-discounts.ts";
import { addEarnings } from "./run-earnings.ts";
import { CampaignFault, type Run } from "./run-state.ts";
import { type Switches, switchedOff } from "./why.ts";

function emptyRun({ lines, view }: Context, switches: Switches): Run {
  const zeros = () => view.campaigns.map(() => 0);
  return {
    lines: lines.map(({ net, quantity, units, priceIn }, at) => ({
      at,
      net,
      quantity,
      units,
      priceIn,
      lockedBy: undefined,
      freed: 0,
    })),
    whys: [...switches],
    took: zeros(),
    gave: zeros(),
    lost: zeros(),
    tested: view.campaigns.map(() => undefined),
    discounts: [],
    gifts: [],
    priced: new Set(),
    priceGroup: null,
    repricing: false,
  };
}

/** Those that break are switched off, and all the others run as if they were not there. */
export function runAll(context: Context, switches: Switches): Run {
  const run = emptyRun(context, switches);
  try {
    addDiscounts(context, run);
    addEarnings(context, run);
    return run;
  } catch (fault) {
    if (!(fault instanceof CampaignFault)) throw fault;
    return runAll(context, switchedOff(switches, fault.campaign, { code: "faulty" }));
  }
}
