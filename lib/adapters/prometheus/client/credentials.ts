import type { PrometheusSettings } from "../prometheus-settings";
import { watchFile } from "./watched-file";

export interface Credentials {
  /** Request headers; rejects when the file of a token or password cannot be read. */
  readonly headers: () => Promise<Readonly<Record<string, string>>>;
  /** Text of the server with anything secret that was sent to it blanked. */
  readonly redact: (text: string) => string;
}

type CredentialSettings = Pick<
  PrometheusSettings,
  "url" | "bearerToken" | "bearerTokenFile" | "username" | "password" | "passwordFile" | "headers"
>;

/** Short header values (a tenant "1") are not secrets, and blanking them would make messages unreadable. */
const SHORTEST_SECRET_HEADER = 8;

/**
 * What proves who asks. It is sent to a configured URL only, never to a server found in the cluster: whoever may create
 * a Service there would otherwise be given the token.
 */
export function createCredentials(settings: CredentialSettings): Credentials {
  if (settings.url === null) return { headers: () => Promise.resolve({}), redact: (text) => text };
  const readToken = secretReader(settings.bearerToken, settings.bearerTokenFile);
  const readPassword = secretReader(settings.password, settings.passwordFile);
  const secretHeaders = Object.values(settings.headers).filter(
    (value) => value.length >= SHORTEST_SECRET_HEADER,
  );
  let secrets: readonly string[] = secretHeaders;

  return {
    headers: async () => {
      const [token, password] = await Promise.all([readToken(), readPassword()]);
      const basic = Buffer.from(`${settings.username ?? ""}:${password}`).toString("base64");
      secrets = [...secretHeaders, token, password, basic].filter((secret) => secret !== "");
      if (token !== "") return { ...settings.headers, authorization: `Bearer ${token}` };
      if (settings.username !== null) return { ...settings.headers, authorization: `Basic ${basic}` };
      return settings.headers;
    },
    redact: (text) => secrets.reduce((clean, secret) => clean.replaceAll(secret, "[redacted]"), text),
  };
}

/** Reads the secret of a setting or of a file; "" where neither is set. */
function secretReader(value: string | null, path: string | null): () => Promise<string> {
  if (path === null) return () => Promise.resolve(value ?? "");
  const read = watchFile(path);
  return async () => (await read()).trim();
}
