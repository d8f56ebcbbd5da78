/** Somebody is in the middle of typing, or a scanner is. */
function isTyping(): boolean {
  const field = document.activeElement;
  return field instanceof HTMLInputElement && field.value !== "";
}

/**
 * Puts the cursor where it is wanted next. What opens late, on a slow till, must not take it out
 * of a code that a scanner has begun to send.
 */
export function takeCursor(field: HTMLElement | null): void {
  if (!isTyping()) field?.focus();
}
