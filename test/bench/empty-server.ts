import { createRequire } from "node:module";
import type { Express, RequestHandler } from "express";

const require = createRequire(import.meta.resolve("@cardweave/shared/http/app"));
const express = require("express") as (() => Express) & { json(): RequestHandler };

/** Answers every call at once with nothing: what HTTP itself costs here. */
const app = express();
app.post("/", express.json(), (_request, response) => {
  response.status(201).json({});
});
const server = app.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("listens on no port");
  process.stdout.write(`${address.port}\n`);
});
