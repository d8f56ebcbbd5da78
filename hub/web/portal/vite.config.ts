import type { UserConfig } from "vite";

const config: UserConfig = {
  base: "/",
  resolve: { conditions: ["cardweave-source", "module", "browser", "development|production"] },
  build: { outDir: "../../dist/web/portal", emptyOutDir: true, target: "es2022" },
};

export default config;
