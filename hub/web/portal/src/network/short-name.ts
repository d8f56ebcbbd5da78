/** What a name becomes as a short name: "Café Süd" is "cafe-sued". */
export function shortNameOf(name: string): string {
  const spelled = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" } as const;
  return name
    .toLowerCase()
    .replaceAll(/[äöüß]/g, (sign) => spelled[sign as keyof typeof spelled])
    .normalize("NFD")
    .replaceAll(/[\u0300-\u036f]/g, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 63);
}
