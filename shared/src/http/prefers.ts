/** True when a caller's `Accept` names this form, and before JSON; weights are not read. */
export function prefers(accept: string | undefined, form: string): boolean {
  const media = (accept ?? "").split(",").map((one) => one.split(";")[0]?.trim());
  const wanted = media.indexOf(form);
  const json = media.indexOf("application/json");
  return wanted >= 0 && (json < 0 || wanted < json);
}
