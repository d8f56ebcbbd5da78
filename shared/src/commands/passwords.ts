import argon2 from "argon2";
import type { PasswordMaker } from "../http/sign-in.ts";

/** Argon2id with the library's defaults (64 MiB, 3 passes), above what OWASP asks for. */
export const argonPasswords: PasswordMaker = {
  hash: (password) => argon2.hash(password),
  async verify(hash, password) {
    return hash.startsWith("$argon2id$") && argon2.verify(hash, password);
  },
};
