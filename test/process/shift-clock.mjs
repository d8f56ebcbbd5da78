/** Loaded into a process before its own code: sets its wall clock off by `CLOCK_OFF_MS`. */
const off = Number(process.env.CLOCK_OFF_MS);
const now = Date.now.bind(Date);
const Real = Date;
globalThis.Date = class extends Real {
  constructor(...args) {
    super(...(args.length === 0 ? [now() + off] : args));
  }
  static now() {
    return now() + off;
  }
};
