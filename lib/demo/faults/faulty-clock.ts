import type { FaultyServer } from "./fault";
import type { FaultBoard } from "./fault-board";

interface Clock {
  /** Unix milliseconds. */
  now(): number;
}

/** A server's own clock: the true one, unless a fault sets it wrong. */
export const faultyClock = (clock: Clock, board: FaultBoard, server: FaultyServer): Clock => ({
  now: () =>
    board.of(server).reduce((sum, fault) => sum + (fault.kind === "skew" ? fault.ms : 0), clock.now()),
});
