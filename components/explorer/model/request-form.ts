import type { ExplorerRequest } from "@/lib/client/url-state/explorer-request";
import { readClaims } from "./read-claims";
import { isCredential } from "./without-credentials";

export const SCHEMES = ["http", "https", "tcp"] as const;
export type Scheme = (typeof SCHEMES)[number];

export interface HeaderField {
  readonly name: string;
  readonly value: string;
}

/** What a person edits; the URL has it only once it is asked for. */
export interface RequestForm {
  readonly from: string;
  readonly scheme: Scheme;
  readonly host: string;
  readonly port: string;
  readonly method: string;
  readonly path: string;
  readonly headers: readonly HeaderField[];
  readonly claims: string;
}

export type FormField = "host" | "port" | "method" | "headers" | "claims";

export type FormReading =
  | { readonly ok: true; readonly request: ExplorerRequest }
  | { readonly ok: false; readonly wrong: readonly FormField[] };

const USUAL_PORT: Readonly<Record<Scheme, number | null>> = { http: 80, https: 443, tcp: null };
/** RFC 9110, section 5.6.2. */
const TOKEN = /^[!#$%&'*+.^_`|~\w-]+$/;
const HOST = /^[^\s/?#@]{1,253}$/;

/** The port that a scheme has unless another is named; null where none is usual. */
export function usualPort(scheme: Scheme): number | null {
  return USUAL_PORT[scheme];
}

function schemeOf({ method, tls, port, from }: ExplorerRequest): Scheme {
  if (tls ?? (from === "" && port === 443)) return "https";
  return method === "" ? "tcp" : "http";
}

/** The fields that show a request of the URL. */
export function formOf(request: ExplorerRequest): RequestForm {
  const { from, host, port, method, path, header, claims } = request;
  const scheme = schemeOf(request);
  const shownPort = port ?? usualPort(scheme);
  return {
    from,
    scheme,
    host,
    port: shownPort === null ? "" : String(shownPort),
    method: method === "" ? "GET" : method,
    path,
    headers: header.map((line) => {
      const colon = line.indexOf(":");
      return colon < 0
        ? { name: line, value: "" }
        : { name: line.slice(0, colon), value: line.slice(colon + 1).trim() };
    }),
    claims,
  };
}

function portOf({ port, scheme }: RequestForm): number | null {
  if (port.trim() === "") return usualPort(scheme);
  const number = Number(port);
  return Number.isInteger(number) && number >= 1 && number <= 65_535 ? number : null;
}

function wrongFields(
  form: RequestForm,
  port: number | null,
  named: readonly HeaderField[],
): readonly FormField[] {
  const checks: readonly (readonly [FormField, boolean])[] = [
    ["host", HOST.test(form.host.trim())],
    ["port", port !== null],
    ["method", TOKEN.test(form.method.trim())],
    ["headers", named.every(({ name }) => TOKEN.test(name))],
    ["claims", readClaims(form.claims).ok],
  ];
  return checks.flatMap(([field, ok]) => (ok ? [] : [field]));
}

/** The request that the fields ask for, as the URL keeps it: without tokens; or the fields that keep it from being asked. */
export function readForm(form: RequestForm): FormReading {
  const port = portOf(form);
  const headers = form.headers.map(({ name, value }) => ({
    name: name.trim().toLowerCase(),
    value: value.trim(),
  }));
  const named = headers.filter(({ name, value }) => name !== "" || value !== "");
  const wrong = wrongFields(form, port, named);
  const read = readClaims(form.claims);
  if (wrong.length > 0 || !read.ok) return { ok: false, wrong };
  const tls = form.scheme === "https";
  const path = form.path.trim();
  return {
    ok: true,
    request: {
      from: form.from,
      host: form.host.trim().toLowerCase(),
      port,
      tls: tls === (form.from === "" && port === 443) ? null : tls,
      method: form.scheme === "tcp" ? "" : form.method.trim().toUpperCase(),
      path: path.startsWith("/") ? path : `/${path}`,
      header: named.filter(({ name }) => !isCredential(name)).map(({ name, value }) => `${name}: ${value}`),
      claims: read.claims === null ? "" : JSON.stringify(read.claims),
    },
  };
}
