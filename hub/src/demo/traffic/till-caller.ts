/** What a till was told. `status` 0: nobody answered. */
export type Told = { readonly status: number; readonly body: Readonly<Record<string, unknown>> };

/** Calls a branch's node as its till does. */
export type TillCaller = (
  path: string,
  call: { readonly key?: string; readonly body: object },
) => Promise<Told>;

const patienceMs = 10_000;

export function tillCaller(address: string, token: string): TillCaller {
  return async (path, { key, body }) => {
    try {
      const response = await fetch(new URL(path, address), {
        method: "POST",
        headers: {
          Authorization: `Bearer ${token}`,
          "Content-Type": "application/json",
          ...(key === undefined ? {} : { "Idempotency-Key": key }),
        },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(patienceMs),
      });
      return { status: response.status, body: (await response.json()) as Told["body"] };
    } catch (fault) {
      const { name } = fault as Error;
      if (fault instanceof TypeError || name === "TimeoutError") return { status: 0, body: {} };
      throw fault;
    }
  };
}
