/** What the policies of a server's proxy say to a request. */
export type Verdict =
  | {
      readonly allowed: true;
      /** Dry-run policies that would deny it, by `objectRef`. */ readonly dryRunDenials: readonly string[];
    }
  | {
      readonly allowed: false;
      /** The policy that decided, by `objectRef`; "" where no ALLOW policy matched. */
      readonly by: string;
      /** 403 refused, 401 a token that is not valid; on tcp the connection is closed. */
      readonly code: 401 | 403;
      /** UAEX where an external authorizer refused. */
      readonly flags: "" | "UAEX";
      /** Envoy's response code details. */
      readonly details: string;
    };
