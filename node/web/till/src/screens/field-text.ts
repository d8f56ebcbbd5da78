/** Text of the field that has the cursor. */
export function textAtCursor(): string {
  const field = document.activeElement;
  return field instanceof HTMLInputElement ? field.value : "";
}

/** Leaves that in a field, as if nobody had typed the rest. */
export function leaveText(field: HTMLInputElement, text: string): void {
  const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value") ?? {};
  set?.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
