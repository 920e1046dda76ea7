/** The Service whose versions are compared. */
export interface SplitService {
  readonly namespace: string;
  readonly name: string;
}
