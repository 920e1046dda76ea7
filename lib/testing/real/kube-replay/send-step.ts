import { Agent, request } from "undici";
import { parse as parseYaml } from "yaml";
import type { Json } from "@/lib/domain/mesh/cluster-object";
import type { ReplayStep } from "./replay-step";

/** A server the script is played to. */
export interface ReplayServer {
  readonly url: string;
  readonly adminToken: string;
}

export interface ReplayAnswer {
  readonly code: number;
  readonly warnings: number;
  /** The JSON of the answer, the events of a watch as a list, a text that is no JSON as it is. */
  readonly body: Json;
}

const AGENT = new Agent({ connect: { rejectUnauthorized: false }, connections: 4 });
const DEADLINE_MS = 30_000;

/** What a parser gave is JSON: neither knows anything else. */
const isJson = (value: unknown): value is Json => value !== undefined;
const jsonOf = (value: unknown): Json => (isJson(value) ? value : null);

function parse(text: string, type: string): Json {
  const values = (lines: readonly string[]): readonly Json[] =>
    lines.filter((line) => line.trim() !== "").map((line) => jsonOf(JSON.parse(line)));
  try {
    if (type.includes("yaml")) return jsonOf(parseYaml(text));
    return text.startsWith('{"type"') ? values(text.split("\n")) : (values([text])[0] ?? "");
  } catch {
    return text;
  }
}

/** The text with the kept values in place. */
function filled(text: string, kept: ReadonlyMap<string, string>): string {
  return text.replaceAll(/<<(\w+)>>/g, (whole, name: string) => kept.get(name) ?? whole);
}

/** Sends one step of the script to a server. */
export async function sendStep(
  server: ReplayServer,
  step: ReplayStep,
  kept: ReadonlyMap<string, string>,
): Promise<ReplayAnswer> {
  const { method, path, body, type = "application/json", accept, userAgent = "replay/1.0", token } = step;
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const bearer = token ?? server.adminToken;
  const answer = await request(server.url + filled(path, kept), {
    dispatcher: AGENT,
    method,
    headers: {
      "user-agent": userAgent,
      ...(bearer === "" ? {} : { authorization: `Bearer ${bearer}` }),
      ...(accept === undefined ? {} : { accept }),
      ...(body === undefined ? {} : { "content-type": type }),
    },
    ...(body === undefined ? {} : { body: filled(text, kept) }),
    signal: AbortSignal.timeout(DEADLINE_MS),
  });
  const warning = answer.headers["warning"];
  const warnings = warning === undefined ? 0 : [warning].flat().length;
  return {
    code: answer.statusCode,
    warnings,
    body: parse(await answer.body.text(), String(answer.headers["content-type"])),
  };
}
