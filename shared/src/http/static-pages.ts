import { join } from "node:path";
import express, { type RequestHandler } from "express";

/** A built page: `at` is where it is seen, `folder` where it lies. */
export type StaticPage = {
  readonly at: string;
  readonly folder: string;
  /** Its own addresses, as `/cards/17`, all show the page. */
  readonly isDeep?: boolean;
};

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

/** `/status` is `/status/`: the page's own files are named from there. */
export function withSlash(at: string): RequestHandler {
  return (request, response, next) => {
    const [path, query] = request.originalUrl.split("?");
    const isBare = at !== "/" && path === at && ["GET", "HEAD"].includes(request.method);
    if (isBare) response.redirect(308, `${at}/${query === undefined ? "" : `?${query}`}`);
    else next();
  };
}

/** Whatever a browser asks for as a page, and is no file, is the page itself. */
export function deepPage(folder: string): RequestHandler {
  return (request, response, next) => {
    const isPage = request.method === "GET" && request.accepts(["json", "html"]) === "html";
    if (!isPage || request.path.startsWith("/v1/") || /\.[a-z0-9]+$/i.test(request.path)) {
      next();
      return;
    }
    response.setHeader("Cache-Control", "no-cache");
    response.sendFile(join(folder, "index.html"), { cacheControl: false });
  };
}
