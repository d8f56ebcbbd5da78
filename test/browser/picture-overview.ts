import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pictureFolder } from "./picture.ts";

const style = `body{font:15px system-ui;margin:24px;background:#777;color:#fff}
h2{margin:32px 0 8px;font-size:18px}div{display:grid;grid-template-columns:repeat(auto-fill,minmax(420px,1fr));gap:12px}
figure{margin:0}img{width:100%;display:block;border-radius:4px}figcaption{padding:4px 0}a{color:inherit}`;

/** `portal-cards-de-dark.png` is one of the pictures of `portal-cards`. */
function pageOf(file: string): string {
  return file.replace(/\.png$/, "").replace(/-(phone|desk|wide)?-?(de|en)-(light|dark).*$/, "");
}

/** All pictures by page on one page, for whoever looks at all of them at once. */
export function writeOverview(): void {
  const files = readdirSync(pictureFolder)
    .filter((file) => file.endsWith(".png"))
    .sort();
  const parts = [...new Set(files.map(pageOf))].map((page) => {
    const figures = files
      .filter((file) => pageOf(file) === page)
      .map((file) => {
        const caption = file.slice(page.length + 1, -".png".length);
        const image = `<img loading="lazy" src="${file}" alt="${page}, ${caption}">`;
        return `<figure><a href="${file}">${image}</a><figcaption>${caption}</figcaption></figure>`;
      });
    return `<h2>${page}</h2>\n<div>\n${figures.join("\n")}\n</div>`;
  });
  const head = `<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>Pages</title>`;
  const text = `${head}\n<style>${style}</style>\n<h1>Pages</h1>\n${parts.join("\n")}\n</html>\n`;
  writeFileSync(join(pictureFolder, "index.html"), text);
}
