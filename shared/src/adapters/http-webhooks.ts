import { lookup } from "node:dns/promises";
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import type { WebhookAnswer, WebhookLine, WebhookMessage } from "../ports/webhook-line.ts";
import { isPublicAddress } from "./public-address.ts";

export type WebhookRules = {
  /** Plain http, and addresses of this machine and of private networks. */
  readonly allowsPrivate: boolean;
};

const timeoutMs = 15_000;

/**
 * Messages over https. Promise: unless private addresses are allowed, no connection is opened to
 * one, whatever the name service says, as the address that was looked at is the one that is used.
 */
export function httpWebhooks(rules: WebhookRules): WebhookLine {
  return {
    objection: (url) => objectionTo(url, rules),
    post: (message) => post(message, rules),
  };
}

function objectionTo(text: string, { allowsPrivate }: WebhookRules): string | null {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) return "not an address";
  if (url.username !== "" || url.password !== "") return "no name or password in the address";
  if (allowsPrivate) return /^https?:$/.test(url.protocol) ? null : "https:// or http://";
  if (url.protocol !== "https:") return "https:// alone";
  const host = hostOf(url);
  const isInside = isIP(host) > 0 ? !isPublicAddress(host) : /(^|\.)localhost\.?$/i.test(host);
  return isInside ? "an address inside this network" : null;
}

function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, "$1");
}

async function post(message: WebhookMessage, rules: WebhookRules): Promise<WebhookAnswer> {
  const objection = objectionTo(message.url, rules);
  if (objection !== null) return { fault: objection };
  const url = new URL(message.url);
  try {
    const found = await lookup(hostOf(url), { all: true });
    const isInside = found.some(({ address }) => !isPublicAddress(address));
    if (isInside && !rules.allowsPrivate) return { fault: "an address inside this network" };
    return await sent(url, message, found);
  } catch (fault) {
    // Name service, connection, TLS: all of them are the other side's or the network's.
    if (fault instanceof Error) return { fault: codeOf(fault) };
    throw fault;
  }
}

function codeOf(fault: Error): string {
  return "code" in fault && typeof fault.code === "string" ? fault.code : fault.message;
}

type Found = readonly { readonly address: string; readonly family: number }[];

function sent(url: URL, { headers, body }: WebhookMessage, found: Found): Promise<WebhookAnswer> {
  const [first] = found;
  const pinned: LookupFunction = (_name, options, answer) => {
    if (options.all === true) answer(null, [...found]);
    else answer(null, first?.address ?? "", first?.family);
  };
  const request = url.protocol === "https:" ? requestHttps : requestHttp;
  const length = { "Content-Length": String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const options = {
      method: "POST",
      headers: { ...headers, ...length },
      lookup: pinned,
      agent: false as const,
      signal: AbortSignal.timeout(timeoutMs),
    };
    const outgoing = request(url, options, (response) => {
      const { statusCode: status = 0 } = response;
      response.destroy();
      resolve({ status });
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}
