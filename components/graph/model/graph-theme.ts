/** Colours the canvas draws with, as CSS colours without variables: a canvas resolves none. */
export interface GraphTheme {
  readonly background: string;
  readonly surface: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly text: string;
  readonly muted: string;
  readonly accent: string;
  readonly ok: string;
  readonly warn: string;
  readonly bad: string;
  readonly idle: string;
  readonly tcp: string;
  readonly fontFamily: string;
}
