/** A drawing as `pdftocairo` writes it, in a third of the letters: nothing but the last dot moves. */
export function shortened(svg: string): string {
  const steps = [
    tenths,
    plainStyles,
    plainGlyphs,
    usedOnly,
    shortPaths,
    mergedClips,
    mergedGroups,
    shortNames,
  ];
  return `${steps.reduce((text, step) => step(text), svg.replaceAll(/>\s+</g, "><"))}\n`.trimStart();
}

/** A scale of 0.75 is no place: what is turned or scaled keeps its digits. */
function tenths(svg: string): string {
  const numbers = /transform="[^"]*"|base64,[^"]*|-?\d+\.\d{2,}/g;
  return svg.replaceAll(numbers, (found) =>
    /^-?\d/.test(found) ? String(Number(Number(found).toFixed(1))) : found,
  );
}

/** What holds anyway is left out; colours as `#1f4ad0`. */
function plainStyles(svg: string): string {
  return svg
    .replaceAll(/rgb\(([\d.]+)%, ?([\d.]+)%, ?([\d.]+)%\)/g, (_, ...parts: string[]) => hex(parts))
    .replaceAll(/(stroke:none|fill-rule:nonzero|fill-opacity:1|stroke-opacity:1);/g, "")
    .replaceAll(/ style="\s*"| clip-rule="nonzero"/g, "")
    .replaceAll("xlink:href", "href");
}

function hex(percents: readonly string[]): string {
  const pairs = percents.slice(0, 3).map((percent) =>
    Math.round(Number(percent) * 2.55)
      .toString(16)
      .padStart(2, "0"),
  );
  return `#${pairs.join("")}`;
}

/** A letter is a path that is named, and a blank is nothing. */
function plainGlyphs(svg: string): string {
  const glyph = /<symbol [^>]*?id="([^"]+)"[^>]*><path ([^>]*)\/><\/symbol>/g;
  const drawn = svg.replaceAll(
    glyph,
    (_, id: string, rest: string) => `<path id="${id}" ${rest}/>`,
  );
  const blanks = [...drawn.matchAll(/<path id="([^"]+)"[^>]* ?d=""\/>/g)].map(([, id]) => id);
  return drawn.replaceAll(/<use href="#([^"]+)"[^>]*\/>/g, (use, id: string) =>
    blanks.includes(id) ? "" : use,
  );
}

function usedOnly(svg: string): string {
  const isUsed = (id: string): boolean => svg.includes(`#${id}"`) || svg.includes(`#${id})`);
  return svg.replaceAll(/<path id="([^"]+)"[^>]*\/>/g, (path, id: string) =>
    isUsed(id) ? path : "",
  );
}

function shortPaths(svg: string): string {
  return svg.replaceAll(/ d="([MLCZ\d. -]+)"/g, (_, path: string) => ` d="${shortPath(path)}"`);
}

/** By how far instead of where to: most steps of a letter are short. */
function shortPath(path: string): string {
  const parts = path.replace(/Z M [^A-Z]*$/, "Z").match(/[MLCZ][^MLCZ]*/g) ?? [];
  let here: readonly number[] = [0, 0];
  let begin = here;
  return parts
    .map((part) => {
      const letter = part.charAt(0);
      if (letter === "Z") {
        here = begin;
        return "z";
      }
      const places = (part.match(/-?[\d.]+/g) ?? []).map((text) => Math.round(Number(text) * 10));
      const by = places.map((to, at) => to - (here[at % 2] ?? 0));
      here = places.slice(-2);
      if (letter === "M") begin = here;
      return letter === "M" ? `m${steps(by)}` : lineOrCurve(by);
    })
    .join("");
}

/** What bends by less than a quarter of a point is straight. */
const mostBent = 2.2;

function lineOrCurve(by: readonly number[]): string {
  const [x = 0, y = 0] = by.slice(-2);
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = by;
  const bent = Math.max(Math.abs(x1 * y - y1 * x), Math.abs(x2 * y - y2 * x));
  if (by.length === 6 && bent >= mostBent * Math.hypot(x, y)) return `c${steps(by)}`;
  if (y === 0) return `h${steps([x])}`;
  return x === 0 ? `v${steps([y])}` : `l${steps([x, y])}`;
}

/** `.5-1.2 3`: a minus and a second dot part numbers by themselves. */
function steps(numbers: readonly number[]): string {
  return numbers
    .map((tenth) => String(tenth / 10).replace("0.", tenth % 10 === tenth ? "." : "0."))
    .reduce((line, text) => {
      const parts = line === "" || text.startsWith("-");
      const dotted = text.startsWith(".") && /\.\d*$/.test(line);
      return parts || dotted ? line + text : `${line} ${text}`;
    }, "");
}

/** What is cut out alike is said once. */
function mergedClips(svg: string): string {
  const first = new Map<string, string>();
  const same = new Map<string, string>();
  const once = svg.replaceAll(/<clipPath id="([^"]+)">(.*?)<\/clipPath>/gs, (all, id, inside) => {
    same.set(id, first.get(inside) ?? id);
    if (first.has(inside)) return "";
    first.set(inside, id);
    return all;
  });
  return once.replaceAll(/url\(#(clip[^)]*)\)/g, (_, id: string) => `url(#${same.get(id) ?? id})`);
}

/** Letters of one colour that follow each other are one group. */
function mergedGroups(svg: string): string {
  let last = "";
  return svg
    .replaceAll(/<g [^>]*><\/g>/g, "")
    .split(/(?<=<\/g>)(?=<g style="[^"]*"><use )/)
    .reduce((text, part) => {
      const [, style = "", uses = "", rest = ""] =
        /^<g style="([^"]*)">((?:<use [^>]*\/>)+)<\/g>(.*)$/s.exec(part) ?? [];
      const isSame = uses !== "" && style === last;
      last = rest === "" ? style : "";
      if (!isSame) return text + part;
      return `${text.slice(0, -"</g>".length)}${uses}</g>${rest}`;
    }, "");
}

function shortNames(svg: string): string {
  const names = [...new Set(svg.match(/glyph[\d-]+/g) ?? [])];
  const short = new Map(names.map((name, at) => [name, `g${at.toString(36)}`]));
  return svg.replaceAll(/glyph[\d-]+/g, (name) => short.get(name) ?? name);
}
