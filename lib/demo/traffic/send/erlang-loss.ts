const MOST_SERVERS = 10_000;

/**
 * The share (0 to 1) of requests that find all of `servers` places taken when on average `offered` would be in use: Erlang's
 * loss formula (ITU-T Teletraffic Engineering Handbook, chapter 7), by its recursion.
 */
export function erlangLoss(offered: number, servers: number): number {
  if (!(offered > 0)) return 0;
  let loss = 1;
  for (let place = 1; place <= Math.min(servers, MOST_SERVERS); place += 1)
    loss = (offered * loss) / (place + offered * loss);
  return loss;
}
