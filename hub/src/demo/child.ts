/** A hub or a node that the demo has started. */
export type Child = {
  readonly name: string;
  readonly address: string;
  readonly pid: number;
  readonly ended: Promise<number | null>;
  stop(signal?: NodeJS.Signals): Promise<void>;
};
