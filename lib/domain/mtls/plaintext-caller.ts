/** A caller whose requests or connections a server's proxy saw without mutual TLS. "" where telemetry does not know. */
export interface PlaintextCaller {
  readonly sourceNamespace: string;
  readonly sourceWorkload: string;
  readonly destinationNamespace: string;
  readonly destinationWorkload: string;
  /** destination_service */
  readonly host: string;
  readonly protocol: string;
  /** Requests (on TCP connections) that were counted within the window; a counter that appeared in it counts in full. */
  readonly count: number;
  /** Unix seconds of the last sample in which the count had grown; null where that is not known. */
  readonly lastSeen: number | null;
}
