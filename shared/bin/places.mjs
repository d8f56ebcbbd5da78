import { existsSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Where the output of every set-up step goes. */
export const setupLog = join(root, ".cache", "setup.log");

/** A path as a person in the project's folder would write it. */
export function shown(path) {
  const short = relative(process.cwd(), path);
  return short.startsWith("..") ? path : short;
}

/** The folders of all web pages, such as `node/web/till`. */
export function pages() {
  const found = [];
  for (const part of ["node", "hub"]) {
    const web = join(root, part, "web");
    if (!existsSync(web)) continue;
    for (const name of readdirSync(web).sort()) {
      if (existsSync(join(web, name, "vite.config.ts"))) found.push(`${part}/web/${name}`);
    }
  }
  return found;
}

/** What a build leaves behind; when one of these is missing there is something to build. */
export function builtFiles() {
  const mains = ["node", "hub"]
    .filter((part) => existsSync(join(root, part, "src", "main.ts")))
    .map((part) => `${part}/dist/main.js`);
  return mains.concat(pages().map((page) => `${builtPage(page)}/index.html`));
}

/** `node/web/till` is built to `node/dist/web/till`. */
export function builtPage(page) {
  return page.replace("/web/", "/dist/web/");
}
