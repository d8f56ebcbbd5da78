import type { RequestHandler } from "express";
import helmet from "helmet";

/**
 * The one style element that the component library of the staff pages adds by itself
 * (`touch-action` for everything that can be pressed).
 */
const pressStyle = "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='";

/** Nothing from elsewhere, nothing in line, no frames. A shop's LAN has no TLS to upgrade to. */
export function securityHeaders(tls: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        connectSrc: ["'self'"],
        fontSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        imgSrc: ["'self'", "data:"],
        objectSrc: ["'none'"],
        // WebAssembly, which reads codes before the camera; it lets no script in.
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        styleSrc: ["'self'", pressStyle],
        workerSrc: ["'self'"],
        ...(tls ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    crossOriginOpenerPolicy: tls,
    hsts: tls,
    originAgentCluster: tls,
    referrerPolicy: { policy: "no-referrer" },
    frameguard: { action: "deny" },
  });
}
