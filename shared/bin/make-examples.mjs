#!/usr/bin/env node
/** Writes the files of shared/examples anew; they come out the same every time. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./places.mjs";

const made = join(root, "hub", "dist", "demo", "bakery", "example-files.js");
const { exampleFiles } = await import(pathToFileURL(made).href);
const folder = join(root, "shared", "examples");
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(exampleFiles())) writeFileSync(join(folder, name), text);
