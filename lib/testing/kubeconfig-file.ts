import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** Writes a kubeconfig with one context for the server and returns its path. `user` is the user's entry. */
export function writeKubeconfig(
  server: string,
  user: Readonly<Record<string, unknown>>,
  namespace?: string,
): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), "meshlens-")), "config");
  const config = {
    apiVersion: "v1",
    kind: "Config",
    "current-context": "here",
    contexts: [{ name: "here", context: { cluster: "here", user: "me", namespace } }],
    clusters: [{ name: "here", cluster: { server } }],
    users: [{ name: "me", user }],
  };
  writeFileSync(file, JSON.stringify(config));
  return file;
}
