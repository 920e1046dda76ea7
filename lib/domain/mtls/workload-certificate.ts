/** How long the certificate that a pod's proxy serves is still valid. */
export interface WorkloadCertificate {
  readonly namespace: string;
  readonly pod: string;
  /** The name of the secret in the proxy: `default`, `ROOTCA`. */
  readonly resource: string;
  /** Unix seconds; in the past once it has expired. */
  readonly expiresAt: number;
}
