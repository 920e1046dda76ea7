/** Why a part of a Gateway or route does not hold, as a condition of its status says it. */
export interface Fault {
  readonly reason: string;
  readonly message: string;
}
