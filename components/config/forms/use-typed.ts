"use client";
import { useState } from "react";

interface Typed {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onBlur: () => void;
}

/** A text that is passed on with every keystroke and stays as it was typed until the writer leaves it. */
export function useTyped(value: string, pass: (text: string) => void): Typed {
  const [typed, setTyped] = useState<string | null>(null);
  return {
    value: typed ?? value,
    onChange: (text) => {
      setTyped(text);
      pass(text);
    },
    onBlur: () => setTyped(null),
  };
}
