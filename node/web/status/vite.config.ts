import type { UserConfig } from "vite";

const config: UserConfig = {
  base: "/status/",
  resolve: { conditions: ["cardweave-source", "module", "browser", "development|production"] },
  build: { outDir: "../../dist/web/status", emptyOutDir: true, target: "es2022" },
};

export default config;
