type Sort = {
  readonly id: string;
  readonly de: string;
  readonly en: string;
  readonly parent?: string;
};

/** A bakery chain with a corner for coffee and one for papers and tobacco. */
export const demoSorts: readonly Sort[] = [
  { id: "food", de: "Lebensmittel", en: "Food" },
  { id: "bakery", de: "Backwaren", en: "Bakery goods", parent: "food" },
  { id: "bread", de: "Brot", en: "Bread", parent: "bakery" },
  { id: "rolls", de: "Brötchen", en: "Rolls", parent: "bakery" },
  { id: "cake", de: "Kuchen", en: "Cake", parent: "bakery" },
  { id: "snacks", de: "Belegtes", en: "Snacks", parent: "food" },
  { id: "drinks", de: "Getränke", en: "Drinks" },
  { id: "coffee", de: "Kaffee", en: "Coffee", parent: "drinks" },
  { id: "kiosk", de: "Kiosk", en: "Kiosk" },
  { id: "tobacco", de: "Tabak", en: "Tobacco", parent: "kiosk" },
  { id: "books", de: "Bücher", en: "Books", parent: "kiosk" },
];

export const demoLaws: Readonly<Record<string, "tobacco" | "fixed-price-book">> = {
  tobacco: "tobacco",
  books: "fixed-price-book",
};

/** Group, tax code, then articles as German name, English name, price, price of the staff. */
type Shelf = readonly [group: string, tax: string, articles: string];

const shelves: readonly Shelf[] = [
  [
    "bread",
    "7",
    `Roggenbrot 1 kg|Rye bread 1 kg|4,80|3,84
Roggenmischbrot 750 g|Mixed rye bread 750 g|3,90|3,12
Weizenmischbrot 750 g|Mixed wheat bread 750 g|3,70|2,96
Vollkornbrot 500 g|Wholemeal bread 500 g|3,60|2,88
Dinkelbrot 500 g|Spelt bread 500 g|4,40|3,52
Sonnenblumenbrot 500 g|Sunflower bread 500 g|3,95|3,16
Bauernbrot 1 kg|Farmhouse bread 1 kg|4,95|3,96
Baguette|Baguette|2,20|1,76
Ciabatta|Ciabatta|2,60|2,08
Toastbrot|Sandwich loaf|2,95|2,36`,
  ],
  [
    "rolls",
    "7",
    `Brötchen|Roll|0,45|0,36
Roggenbrötchen|Rye roll|0,60|0,48
Mohnbrötchen|Poppy seed roll|0,70|0,56
Sesambrötchen|Sesame roll|0,70|0,56
Kürbiskernbrötchen|Pumpkin seed roll|0,85|0,68
Laugenbrezel|Pretzel|0,95|0,76
Laugenstange|Pretzel stick|1,10|0,88
Croissant|Croissant|1,60|1,28
Schokocroissant|Chocolate croissant|1,95|1,56
Rosinenbrötchen|Raisin roll|1,20|0,96`,
  ],
  [
    "cake",
    "7",
    `Apfelkuchen, Stück|Apple cake, slice|2,80|2,24
Käsekuchen, Stück|Cheesecake, slice|3,20|2,56
Streuselkuchen, Stück|Crumble cake, slice|2,40|1,92
Bienenstich, Stück|Bee sting cake, slice|2,90|2,32
Schwarzwälder Kirsch, Stück|Black Forest cake, slice|3,60|2,88
Marmorkuchen, Stück|Marble cake, slice|2,20|1,76
Berliner|Doughnut|1,50|1,20
Franzbrötchen|Cinnamon pastry|1,95|1,56
Zimtschnecke|Cinnamon roll|2,20|1,76
Nussecke|Nut corner|2,40|1,92
Christstollen 750 g|Christmas stollen 750 g|12,90|10,32
Butterplätzchen 250 g|Butter biscuits 250 g|4,90|3,92`,
  ],
  [
    "snacks",
    "7",
    `Käsebrötchen|Cheese roll|2,90|2,32
Schinkenbrötchen|Ham roll|3,20|2,56
Eibrötchen|Egg roll|2,90|2,32
Fischbrötchen|Fish roll|4,50|3,60
Veganes Sandwich|Vegan sandwich|4,20|3,36
Tomate-Mozzarella-Ciabatta|Tomato and mozzarella ciabatta|4,60|3,68
Pizzastück|Slice of pizza|3,40|2,72
Quiche|Quiche|3,90|3,12`,
  ],
  [
    "coffee",
    "19",
    `Kaffee|Coffee|2,40|1,20
Kaffee groß|Large coffee|3,10|1,55
Cappuccino|Cappuccino|3,20|1,60
Latte Macchiato|Latte macchiato|3,60|1,80
Espresso|Espresso|2,10|1,05
Kakao|Hot chocolate|3,20|1,60
Tee|Tea|2,60|1,30`,
  ],
  [
    "drinks",
    "19",
    `Mineralwasser 0,5 l|Mineral water 0.5 l|1,90|1,52
Apfelschorle 0,5 l|Apple spritzer 0.5 l|2,20|1,76
Cola 0,5 l|Cola 0.5 l|2,40|1,92
Orangensaft 0,25 l|Orange juice 0.25 l|2,60|2,08
Eistee 0,5 l|Iced tea 0.5 l|2,30|1,84`,
  ],
  ["kiosk", "7", "Tageszeitung|Daily newspaper|2,60|\nWochenzeitung|Weekly newspaper|6,20|"],
  ["books", "7", "Backen wie Oma|Baking like grandma|19,95|"],
  ["tobacco", "19", "Zigaretten|Cigarettes|8,20|\nDrehtabak 30 g|Rolling tobacco 30 g|6,50|"],
];

const header = "id;name_de;name_en;group;tax;codes;unit_price;price:staff";

/** The shop's list as headquarters would bring it in. */
export function demoArticles(): string {
  const rows = shelves.flatMap(([group, tax, articles]) =>
    articles.split("\n").map((line) => ({ group, tax, cells: line.split("|") })),
  );
  const lines = rows.map(({ group, tax, cells }, at) => {
    const [de = "", en = "", price = "", staff = ""] = cells;
    const id = String(1001 + at);
    return [id, de, en, group, tax, shopCode(at), price, staff].join(";");
  });
  return [header, ...lines].join("\n");
}

/** An EAN-13 of the range that a shop gives out itself (20 to 29), with its check digit. */
function shopCode(at: number): string {
  const bare = `20${String(at + 1).padStart(10, "0")}`;
  const sum = [...bare].reduce((all, digit, place) => all + Number(digit) * (place % 2 ? 3 : 1), 0);
  return `${bare}${(10 - (sum % 10)) % 10}`;
}

/** Signed by headquarters, for all branches, before the first sale. */
export async function stockShelves(hub: string, token: string): Promise<void> {
  const post = (path: string, body: object) =>
    ask(new URL(path, hub), {
      token,
      method: "POST",
      media: "application/json",
      body: JSON.stringify(body),
    });
  for (const { id, de, en, parent = null } of demoSorts) {
    await post("/v1/article-groups", {
      id,
      name: { de, en },
      parent,
      protectedBy: demoLaws[id] ?? null,
    });
  }
  await post("/v1/price-groups", { id: "staff", name: { de: "Personal", en: "Staff" } });
  const list = { token, method: "PUT", media: "text/csv", body: demoArticles() };
  await ask(new URL("/v1/articles", hub), list);
}

type Asking = {
  readonly token: string;
  readonly method: string;
  readonly media: string;
  readonly body: string;
};

async function ask(url: URL, { token, method, media, body }: Asking): Promise<void> {
  const headers = { "Content-Type": media, Authorization: `Bearer ${token}` };
  const response = await fetch(url, { method, headers, body });
  if (!response.ok) throw new Error(`${url.pathname} refused: ${await response.text()}`);
}
