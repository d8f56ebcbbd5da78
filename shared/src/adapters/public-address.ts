import { BlockList, isIP } from "node:net";

/** Source: IANA's registries of special-purpose addresses (RFC 6890 and its successors). */
const special4 = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/3",
];

const special6 = [
  "::/3",
  "2001::/23",
  "2001:db8::/32",
  "2002::/16",
  "3fff::/20",
  "4000::/2",
  "8000::/1",
];

const special = {
  4: blockList(special4, "ipv4"),
  6: blockList(special6, "ipv6"),
} as const;

/** One for each family: a net of IPv6 that holds mapped addresses would hold all of IPv4. */
function blockList(nets: readonly string[], family: "ipv4" | "ipv6"): BlockList {
  const list = new BlockList();
  for (const net of nets) {
    const [address = "", prefix] = net.split("/");
    list.addSubnet(address, Number(prefix), family);
  }
  return list;
}

/** False for everything inside a house, a machine or a provider, and for what is no address. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !special[4].check(address, "ipv4");
  return family === 6 && !special[6].check(address, "ipv6");
}
