import type { Refusal, Result } from "@cardweave/shared/domain/result";
import type { Principal } from "@cardweave/shared/http/principal";
import { answered, json } from "@cardweave/shared/http/reply";
import { type Route, route } from "@cardweave/shared/http/route";
import { deviceName, type Retired, retired } from "@cardweave/shared/protocol/http/device";

export type Retire = (device: string, by: Principal) => Promise<Result<Retired>>;

const retirePath = "/v1/devices/{id}/retire";

export function retireRoutes(retire: Retire): readonly Route[] {
  return [
    route({
      method: "POST",
      path: retirePath,
      tag: "devices",
      summary: "End a lost device for good; its rights go to the pool",
      roles: ["operator", "headquarters"],
      params: deviceName,
      answer: { status: 200, schema: retired },
      handle: async ({ params }, by) => answered(await retire(params.id, by), json),
    }),
  ];
}

/** What changes nothing at headquarters, or says whom a restored hub goes without. */
const free: ReadonlySet<string> = new Set([retirePath, "/v1/accounts/lookup"]);

function isFree({ method, path }: Route): boolean {
  return method === "GET" || path.startsWith("/v1/sessions") || free.has(path);
}

/** While there is an objection, headquarters can look at everything and change nothing. */
export function refusingWhile(
  objection: () => Refusal | null,
  routes: readonly Route[],
): readonly Route[] {
  return routes.map((one) => {
    if (isFree(one)) return one;
    const run: Route["run"] = async (incoming) => {
      const error = objection();
      return error === null ? one.run(incoming) : { ok: false, error };
    };
    return { ...one, run };
  });
}
