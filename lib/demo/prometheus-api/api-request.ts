import type { PrometheusDeps } from "./prometheus-deps";

/** A request as an endpoint reads it. */
export interface ApiRequest {
  readonly deps: PrometheusDeps;
  /** Of the form and of the query string; the form's come first. */
  readonly parameters: URLSearchParams;
  /** Of the query string alone, which a few endpoints insist on. */
  readonly query: URLSearchParams;
}
