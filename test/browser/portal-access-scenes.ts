import { describe, expect, test } from "vitest";
import { patienceMs } from "./browser.ts";
import type { Portals } from "./portals.ts";

const tried = 5;

/** A scene that is played again finds the login waiting still: names go on. */
let turn = 0;

/** Who comes in, and what each sees. */
export function accessScenes({ network, admin, open, openFresh, addUser }: Portals): void {
  describe("coming in", () => {
    test("R530 L2: a wrong password is said, the right one leads to where one wanted to go", async () => {
      const portal = await openFresh({ at: "/network/regions?new" });
      await portal.signIn({ ...admin(), password: "certainly wrong" });
      await portal.sees('.trouble[data-code="unauthenticated"]');
      await portal.signIn(admin());
      await portal.sees("dialog[open] input[name=name]");
      expect(await portal.text(".page h1")).toBe("Regions");
      await portal.press("Escape");
      await portal.seesNo("dialog[open]");
      await portal.page.goBack();
      await portal.sees("dialog[open]");
    });

    test("R530 five wrong passwords make a login wait, and say how long", async () => {
      const portal = await openFresh();
      turn += 1;
      const user = { login: `nobody-here-${turn}`, password: "wrong" };
      const trying = async (): Promise<number> => {
        const answered = portal.page.waitForResponse((answer) =>
          answer.url().endsWith("/v1/sessions"),
        );
        await portal.signIn(user);
        const status = (await answered).status();
        await portal.sees("button[type=submit]:not([data-disabled])");
        return status;
      };
      for (let at = 0; at < tried; at += 1) expect(await trying()).toBe(401);
      // On a slow machine the first waits are over before the next try; each is twice as long.
      await expect.poll(trying, { timeout: patienceMs }).toBe(429);
      await portal.seesText(/It goes on in \d+ seconds?/);
    });

    test("R530 signing out ends the session, here and for the cookie", async () => {
      const user = await addUser({ role: "auditor" });
      const portal = await open({ as: user });
      await portal.click(/Who am I/);
      await portal.seesText("Auditor (reads only)", "#who");
      await portal.click("Sign out");
      await portal.sees("input[name=login]");
      await portal.open("/network/branches");
      await portal.sees("input[name=login]");
    });
  });

  describe("roles", () => {
    test("R532 L3: a branch manager sees the own branch, and no page or call of others", async () => {
      const manager = await addUser({ role: "manager", branches: ["nord"] });
      const portal = await open({ as: manager, at: "/network/branches" });
      await portal.sees('tr[data-row="nord"]');
      expect(await portal.page.locator("tr[data-row]").count()).toBe(1);
      const areas = await portal.areas();
      expect(areas).toContain("Branches");
      for (const hidden of ["Users", "Audit log"]) expect(areas).not.toContain(hidden);
      expect(await portal.page.getByRole("button", { name: /Add a branch/ }).count()).toBe(0);
      await portal.open("/network/users");
      await portal.sees(".content h1:has-text('Not for your role')");
      await portal.seesText("Your role does not see this page.");
      const status = await portal.page.evaluate(async () => (await fetch("/v1/users")).status);
      expect(status).toBe(403);
    });

    test("R532 an auditor reads all and is offered no change", async () => {
      const auditor = await addUser({ role: "auditor" });
      const portal = await open({ as: auditor, at: "/network/users" });
      await portal.sees("tr[data-row]");
      await portal.open("/network/rules");
      await portal.sees('[data-setting="limits"]');
      expect(await portal.page.getByRole("button", { name: /^Change/ }).count()).toBe(0);
      await portal.open("/network/tills?open=nord-1");
      await portal.sees("dialog[open] fieldset[disabled]");
    });
  });

  describe("an address", () => {
    const unknown = [
      "/nothing",
      "/live/branches/nobody",
      "/campaigns/nobody",
      "/campaigns/..%2Fbranches",
      "/cards/nobody",
      "/cards/designs/nobody",
      "/coupons/nobody",
      "/network/webhooks/nobody",
    ];

    test("R729 that names nothing says so under a title, and leads on", async () => {
      const portal = await open();
      for (const path of unknown) {
        await portal.open(path);
        await portal.sees(".content h1:has-text('There is no such page')");
        await portal.sees(".content a[href='/']");
        expect(await portal.page.locator(".trouble").count()).toBe(0);
      }
      expect(portal.faults).toEqual([]);
    });
  });

  describe("language and colours", () => {
    test("R533 are chosen in the page and kept on this device", async () => {
      const portal = await open({ language: "de", colorScheme: "light" });
      await portal.seesText("Willkommen");
      await portal.page.getByRole("radio", { name: "English" }).click();
      await portal.seesText("Welcome");
      await portal.click("Colours: As the device");
      await portal.click("Colours: Light");
      await portal.sees('html[data-scheme="dark"]');
      await portal.page.reload();
      await portal.seesText("Welcome");
      await portal.sees('html[data-scheme="dark"][lang="en"]');
      const ground = await portal.page.evaluate(
        () => getComputedStyle(document.body).backgroundColor,
      );
      expect(ground).toBe("rgb(15, 19, 26)");
    });
  });

  describe("the server of the page", () => {
    test("R531 gives the page for each of its addresses, strictly guarded, and nothing for others", async () => {
      const { address } = network().hub;
      const asked = (path: string, accept: string): Promise<Response> =>
        fetch(`${address}${path}`, { headers: { accept } });
      const deep = await asked("/network/branches", "text/html,*/*;q=0.8");
      expect(deep.status).toBe(200);
      expect(await deep.text()).toContain('id="page"');
      const policy = deep.headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'self'");
      expect(policy).not.toContain("unsafe-inline");
      expect((await asked("/v1/nothing-here", "text/html")).status).toBe(404);
      expect((await asked("/assets/none.js", "*/*")).status).toBe(404);
      expect((await asked("/network/branches", "application/json")).status).toBe(404);
    });
  });
}
