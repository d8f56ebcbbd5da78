import { describe, expect, test } from "vitest";
import { httpWebhooks } from "./http-webhooks.ts";
import { isPublicAddress } from "./public-address.ts";

describe("a message to somebody else's server", () => {
  const line = httpWebhooks({ allowsPrivate: false });

  test.each([
    "http://example.org/hook",
    "https://user:secret@example.org/",
    "https://localhost/",
    "https://shop.localhost./",
    "https://127.0.0.1/",
    "https://2130706433/",
    "https://0x7f.1/",
    "https://10.1.2.3/",
    "https://169.254.169.254/latest/meta-data",
    "https://[::1]/",
    "https://[::ffff:10.0.0.1]/",
    "https://[fd00::1]/",
    "https://[64:ff9b::a00:1]/",
    "file:///etc/passwd",
    "nonsense",
  ])("R687 never goes to %s", async (url) => {
    expect(line.objection(url)).not.toBeNull();
    expect(await line.post({ url, headers: {}, body: "{}" })).toHaveProperty("fault");
  });

  test("R687 goes to public addresses over https, or anywhere where that is allowed", () => {
    expect(line.objection("https://example.org/hook")).toBeNull();
    const inside = httpWebhooks({ allowsPrivate: true });
    expect(inside.objection("http://10.1.2.3:8080/hook")).toBeNull();
    expect(inside.objection("ftp://10.1.2.3/")).not.toBeNull();
  });

  test.each([
    ["93.184.215.14", true],
    ["2606:2800:21f:cb07:6820:80da:af6b:8b2c", true],
    ["172.31.255.255", false],
    ["172.32.0.1", true],
    ["224.0.0.1", false],
    ["::ffff:93.184.215.14", false],
    ["2001:db8::1", false],
    ["fe80::1", false],
    ["a name", false],
  ])("R687 %s is public: %s", (address, is) => {
    expect(isPublicAddress(address)).toBe(is);
  });
});
