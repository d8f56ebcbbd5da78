import express, { type RequestHandler } from "express";

/** A built page: `at` is where it is seen, `folder` where it lies. */
export type StaticPage = { readonly at: string; readonly folder: string };

/** Files with a hash in their name never change; all others are asked for again. */
const hashedName = /[-.][A-Za-z0-9_-]{8,}\.(js|css|woff2|png|svg|webp|wasm)$/;

export function staticPage(folder: string): RequestHandler {
  return express.static(folder, {
    cacheControl: false,
    dotfiles: "ignore",
    redirect: false,
    setHeaders: (response, path) => {
      const isHashed = /[/\\]assets[/\\]/.test(path) && hashedName.test(path);
      const cache = isHashed ? "public, max-age=31536000, immutable" : "no-cache";
      response.setHeader("Cache-Control", cache);
    },
  });
}
