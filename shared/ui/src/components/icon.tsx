import type { ReactElement } from "react";

/** Strokes on a 24 by 24 field. */
const strokes = {
  alert: ["M12 4 2.8 20h18.4L12 4Z", "M12 10.5v4", "M12 17.3v.2"],
  backspace: ["M9 5h11v14H9l-6-7 6-7Z", "m12 9.5 5 5", "m17 9.5-5 5"],
  basket: ["M4 9h16l-1.6 10.5H5.6L4 9Z", "m8.5 9 2.2-5", "m15.5 9-2.2-5"],
  branch: ["M4 10v10h16V10", "M3 10l1.6-6h14.8L21 10H3Z", "M10 20v-5h4v5"],
  camera: [
    "M4 7.5h3.500L9 5h6l1.500 2.500H20V19H4z",
    "M12 9.700a3.300 3.300 0 1 0 0 6.600 3.300 3.300 0 0 0 0-6.600Z",
  ],
  card: ["M3 6.5h18v11H3z", "M3 10.5h18", "M6.5 14.5h4"],
  check: ["m4.5 12.5 5 5 10-11"],
  clock: ["M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17Z", "M12 7.5V12l3 2"],
  cloudOff: [
    "M7 18.5h10a4 4 0 0 0 1.5-7.7A6.5 6.5 0 0 0 8 7",
    "M5.4 10.2A4.2 4.2 0 0 0 7 18.5",
    "m3.5 3.5 17 17",
  ],
  close: ["m6 6 12 12", "m18 6-12 12"],
  keyboard: ["M3 6.5h18v11H3z", "M7 10.3v.2", "M12 10.3v.2", "M17 10.3v.2", "M8 14h8"],
  link: ["M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17Z", "m8 12.2 2.8 2.8L16 9.5"],
  minus: ["M5 12h14"],
  money: [
    "M3 7h14.5A2.5 2.5 0 0 1 20 9.5V18H5.5A2.5 2.5 0 0 1 3 15.5V7Z",
    "M3 7l11-3v3",
    "M15.8 12.6v.2",
  ],
  lock: ["M6 10.5h12V20H6z", "M8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5"],
  plus: ["M12 5v14", "M5 12h14"],
  print: ["M7 8.5V4h10v4.5", "M4 8.5h16v8H4z", "M7 13.5h10V20H7z"],
  points: ["m12 3.5 2.6 5.4 5.9.8-4.3 4.1 1 5.9L12 16.9l-5.2 2.8 1-5.9L3.5 9.7l5.9-.8L12 3.5Z"],
  scan: [
    "M4 8V5a1 1 0 0 1 1-1h3",
    "M16 4h3a1 1 0 0 1 1 1v3",
    "M20 16v3a1 1 0 0 1-1 1h-3",
    "M8 20H5a1 1 0 0 1-1-1v-3",
    "M8 8.5v7",
    "M12 8.5v7",
    "M16 8.5v7",
  ],
  search: ["M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Z", "m15.5 15.5 5 5"],
  send: ["M12 19.5V5", "m6 11 6-6 6 6"],
  shield: ["M12 3.5 19.5 6v6c0 4.2-3 7-7.5 8.5C7.5 19 4.5 16.2 4.5 12V6L12 3.500Z"],
  signOut: ["M14 4H5v16h9", "M10.5 12H21", "m17 8 4 4-4 4"],
  stamp: ["M9 4h6l-1 6.500h4.500V15h-13v-4.500H10L9 4Z", "M5.5 19.500h13"],
  sum: ["M17 5H7l5.5 7L7 19h10"],
  ticket: [
    "M3 7h18v3.500a1.5 1.5 0 0 0 0 3V17H3v-3.500a1.5 1.5 0 0 0 0-3V7Z",
    "M14.5 7.500v1.5",
    "M14.5 11.300v1.5",
    "M14.5 15v1.5",
  ],
  undo: ["M8 5 4 9l4 4", "M4 9h10a5.5 5.5 0 0 1 0 11h-3"],
  unplug: [
    "M3.5 8.5a13 13 0 0 1 4-2.5",
    "M20.5 8.5A13 13 0 0 0 12 5.2",
    "M7 12.5a8 8 0 0 1 3-1.8",
    "M17 12.5a8 8 0 0 0-1.6-1.2",
    "M12 18.3v.2",
    "m3.5 3.5 17 17",
  ],
} as const;

export type IconName = keyof typeof strokes;

/** Decoration beside a text; it says nothing to a screen reader. */
export function Icon({ name }: { readonly name: IconName }): ReactElement {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {strokes[name].map((d) => (
        <path key={d} d={d} />
      ))}
    </svg>
  );
}
