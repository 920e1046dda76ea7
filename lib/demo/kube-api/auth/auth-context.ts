import type { DemoUser } from "../../world/access/demo-users";
import type { ObjectStore } from "../store/object-store";
import type { ServiceAccountTokens } from "./tokens/service-account-tokens";

/** What it takes to find out who somebody is and what they may do; `now` is unix milliseconds. */
export interface AuthContext {
  readonly store: ObjectStore;
  readonly users: readonly DemoUser[];
  readonly tokens: ServiceAccountTokens;
  readonly now: number;
}
