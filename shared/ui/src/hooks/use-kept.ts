import { useEffect, useState } from "react";

const place = "kept";

function keptHere(): Readonly<Record<string, unknown>> {
  const state: unknown = history.state;
  if (typeof state !== "object" || state === null) return {};
  const kept = (state as Readonly<Record<string, unknown>>)[place];
  return typeof kept === "object" && kept !== null ? (kept as Record<string, unknown>) : {};
}

/** A text that is there again when the back button leads here again. */
export function useKept(name: string, start: string): [string, (value: string) => void] {
  const [value, setValue] = useState(() => {
    const kept = keptHere()[name];
    return typeof kept === "string" ? kept : start;
  });
  useEffect(() => {
    if ((keptHere()[name] ?? start) === value) return;
    const kept = { ...keptHere(), [name]: value };
    history.replaceState({ ...(history.state as object | null), [place]: kept }, "");
  }, [name, start, value]);
  return [value, setValue];
}
