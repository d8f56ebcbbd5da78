import type { ReactElement } from "react";

export function Mark(): ReactElement {
  return (
    <span className="mark">
      <img src="./mark.svg" alt="" width="32" height="32" />
      <span>Cardweave</span>
    </span>
  );
}
