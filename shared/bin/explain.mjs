/** What npm's output means in one line. No address is repeated: it is the machine's own business. */
const INSTALL_CAUSES = [
  [/ENOSPC/, "the disk is full"],
  [/EACCES|EPERM/, "no right to write into this folder"],
  [/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET/, "npm's registry cannot be reached"],
  [/EINTEGRITY/, "a package arrived damaged (its checksum differs); try again"],
  [/EUSAGE|in sync/, "package.json and package-lock.json differ; run npm install once"],
  [
    /not found: make|Could not find any Python|g\+\+: (not found|No such file)|find Visual Studio/,
    "compiling the database engine needs make, a C++ compiler and Python 3" +
      " (Debian: apt-get install build-essential python3)",
  ],
  [/gyp ERR!/, "the database engine did not compile"],
  [/ENOENT.*npm|npm: .*ENOENT/, "npm was not found"],
];

export function explainInstall(output) {
  const known = INSTALL_CAUSES.find(([pattern]) => pattern.test(output));
  if (known !== undefined) return `packages are not installed: ${known[1]}`;
  const last = lastLine(output, /npm (error|ERR!)(?!.*complete log)/);
  return `packages are not installed: ${withoutAddresses(last)}`;
}

export function explainTypes(output) {
  const errors = output.split("\n").filter((line) => /error TS\d+/.test(line));
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
  return `the sources do not compile: ${errors[0] ?? lastLine(output, /\S/)}${more}`;
}

export function explainPage(page) {
  return (output) => `the page ${page} was not built: ${lastLine(output, /error/i)}`;
}

export function explainPackages(name) {
  return (output) => `${name} was not installed: ${withoutAddresses(lastLine(output, /^E:/))}`;
}

function lastLine(output, pattern) {
  const lines = output.split("\n").map((line) => line.trim());
  const telling = lines.filter((line) => pattern.test(line));
  return telling.at(-1) ?? lines.filter(Boolean).at(-1) ?? "no output";
}

function withoutAddresses(line) {
  return line.replace(/https?:\/\/\S+/g, "(address)");
}
