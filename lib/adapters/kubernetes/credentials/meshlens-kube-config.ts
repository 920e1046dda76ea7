import path from "node:path";
import { KubeConfig } from "@kubernetes/client-node";
import { parse } from "yaml";
import { isRecord } from "@/lib/domain/mesh/is-record";

const FILE_PROVIDER = "tokenFile";

/**
 * The client library's KubeConfig, which also honours `users[].user.tokenFile` of the kubeconfig format (the library
 * reads another spelling, and only once): such a user becomes one of its token-file provider, which follows rotation.
 */
export class MeshlensKubeConfig extends KubeConfig {
  override loadFromString(...[text, options]: Parameters<KubeConfig["loadFromString"]>): void {
    const parsed: unknown = parse(text);
    if (!isRecord(parsed)) throw new Error("a kubeconfig must be a YAML mapping");
    const users: unknown = parsed["users"];
    const named = Array.isArray(users) ? users.map(withTokenFileProvider) : users;
    super.loadFromString(JSON.stringify({ ...parsed, users: named }), options);
  }

  override makePathsAbsolute(root: string): void {
    super.makePathsAbsolute(root);
    for (const { authProvider } of this.users) {
      const provider: unknown = authProvider;
      if (!isRecord(provider) || provider["name"] !== FILE_PROVIDER || !isRecord(provider["config"]))
        continue;
      const file = provider["config"]["tokenFile"];
      if (typeof file === "string")
        Object.assign(provider["config"], { tokenFile: path.resolve(root, file) });
    }
  }
}

function withTokenFileProvider(entry: unknown): unknown {
  if (!isRecord(entry) || !isRecord(entry["user"])) return entry;
  const { tokenFile } = entry["user"];
  if (typeof tokenFile !== "string" || tokenFile === "") return entry;
  // client-go: tokenFile takes precedence over token.
  const user = { ...entry["user"], token: undefined };
  return { ...entry, user: { ...user, "auth-provider": { name: FILE_PROVIDER, config: { tokenFile } } } };
}
