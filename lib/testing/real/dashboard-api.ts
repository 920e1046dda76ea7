import type { z } from "zod";
import { graphResponseSchema, type GraphResponse } from "@/lib/contracts/graph-response";
import { launchDashboard, type Dashboard } from "@/scripts/launch-dashboard";
import { freePort } from "./server-process";

/** Starts the production build on real servers, with nothing of this process's own settings. */
export async function startDashboard(settings: Readonly<Record<string, string>>): Promise<Dashboard> {
  const environment = {
    NODE_ENV: "production" as const,
    PATH: process.env["PATH"],
    HOME: process.env["HOME"],
    PORT: String(await freePort()),
    MESHLENS_LOG_LEVEL: "warn",
    ...settings,
  };
  const launch = await launchDashboard(environment, new AbortController().signal);
  if (!launch.ok) throw new Error(launch.problems.join("; "));
  return launch.dashboard;
}

export async function getJson(
  dashboard: Dashboard,
  resource: string,
): Promise<{ status: number; body: unknown; text: string }> {
  const answer = await fetch(`${dashboard.url}${resource}`, { signal: AbortSignal.timeout(60_000) });
  const text = await answer.text();
  const body: unknown = JSON.parse(text);
  return { status: answer.status, body, text };
}

/** What an address of the API answers, read by its contract; throws where it answers anything else than 200. */
export async function getAs<Schema extends z.ZodType>(
  dashboard: Dashboard,
  resource: string,
  schema: Schema,
): Promise<z.output<Schema>> {
  const answer = await getJson(dashboard, resource);
  if (answer.status !== 200)
    throw new Error(`${resource} answered ${answer.status}: ${answer.text.slice(0, 300)}`);
  return schema.parse(answer.body);
}

/** What a POST of JSON is answered with, read by its contract; throws where that is anything else than 200. */
export async function postAs<Schema extends z.ZodType>(
  dashboard: Dashboard,
  resource: string,
  { body, cookie = "" }: { readonly body: unknown; readonly cookie?: string },
  schema: Schema,
): Promise<z.output<Schema>> {
  const answer = await fetch(`${dashboard.url}${resource}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: dashboard.url, cookie },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(60_000),
  });
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`${resource} answered ${answer.status}: ${text.slice(0, 300)}`);
  return schema.parse(JSON.parse(text));
}

/** The cookie of the session that the address for a person opens. */
export async function signIn(dashboard: Dashboard): Promise<string> {
  const answer = await fetch(dashboard.signInUrl, { redirect: "manual" });
  const [cookie = ""] = (answer.headers.get("set-cookie") ?? "").split(";");
  if (cookie === "") throw new Error(`the address for a person answered ${answer.status} without a cookie`);
  return cookie;
}

/** The graph for these parameters; throws where the answer is not a graph. */
export async function getGraph(
  dashboard: Dashboard,
  parameters: Readonly<Record<string, string>>,
): Promise<GraphResponse> {
  const answer = await getJson(dashboard, `/api/v1/graph?${new URLSearchParams(parameters).toString()}`);
  if (answer.status !== 200)
    throw new Error(`the graph answered ${answer.status}: ${answer.text.slice(0, 300)}`);
  return graphResponseSchema.parse(answer.body);
}
