import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** A number that is read when somebody asks. */
export type GaugeSpec = {
  readonly name: string;
  readonly help: string;
  readonly read: () => number;
};

type Handled = {
  readonly method: string;
  /** The route's template, never the address: that would be a series for every account. */
  readonly route: string;
  readonly status: number;
  readonly ms: number;
};

const secondBuckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5];

export class Metrics {
  readonly #registry = new Registry();
  readonly #seconds: Histogram<"method" | "route" | "status">;

  /** `process`: also memory, processor time and event loop. */
  constructor(gauges: readonly GaugeSpec[], { process }: { readonly process: boolean }) {
    const registers = [this.#registry];
    if (process) collectDefaultMetrics({ register: this.#registry });
    this.#seconds = new Histogram({
      name: "cardweave_http_request_seconds",
      help: "Time from a request's head to the end of its answer",
      labelNames: ["method", "route", "status"],
      buckets: secondBuckets,
      registers,
    });
    for (const gauge of gauges) addGauge(gauge, this.#registry);
  }

  handled({ method, route, status, ms }: Handled): void {
    this.#seconds.observe({ method, route, status: `${status}` }, ms / 1_000);
  }

  async text(): Promise<{ readonly media: string; readonly text: string }> {
    return { media: this.#registry.contentType, text: await this.#registry.metrics() };
  }
}

function addGauge({ name, help, read }: GaugeSpec, registry: Registry): void {
  const gauge: Gauge = new Gauge({
    name,
    help,
    registers: [registry],
    collect: (): void => gauge.set(read()),
  });
}
