type Terminal = { readonly isTTY?: boolean; readonly write: (text: string) => unknown };

/** Where nobody watches, so many lines are left out for each that is written. */
const logEvery = 100;

/** One line that is written anew; in a log, one of it now and then. */
export function statusLine(terminal: Terminal): (text: string) => void {
  let times = 0;
  return (text) => {
    times += 1;
    if (terminal.isTTY === true) terminal.write(`\r\u001b[K${text}`);
    else if (times % logEvery === 1) terminal.write(`${text}\n`);
  };
}
