import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const INSTALL = "apt-get update && apt-get install -y --no-install-recommends chromium";

export type Chromium =
  { readonly ok: true; readonly path: string } | { readonly ok: false; readonly message: string };

/** The browser the journeys run in: CHROMIUM_PATH, an installed one, or one installed now (Debian as root). */
export function ensureChromium(): Chromium {
  const found = installed();
  if (found !== null) return { ok: true, path: found };
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log("Installing Chromium …");
    spawnSync("sh", ["-c", INSTALL], {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
    const now = installed();
    if (now !== null) return { ok: true, path: now };
  }
  return {
    ok: false,
    message: `The browser journeys need Chromium. Install it (Debian: sudo sh -c '${INSTALL}') or set CHROMIUM_PATH to its path.`,
  };
}

function installed(): string | null {
  const configured = process.env["CHROMIUM_PATH"];
  return [...(configured ? [configured] : []), ...PLACES].find((place) => existsSync(place)) ?? null;
}
