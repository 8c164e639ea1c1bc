import { useEffect, useState } from "react";

/** The height of a row, which follows the density that a person has chosen. */
export function useRowHeight(): number {
  const [height, setHeight] = useState(measure);
  useEffect(() => {
    const observer = new MutationObserver(() => setHeight(measure()));
    observer.observe(document.documentElement, { attributeFilter: ["data-density"] });
    return () => observer.disconnect();
  }, []);
  return height;
}

function measure(): number {
  return Number.parseInt(getComputedStyle(document.documentElement).getPropertyValue("--k-row"), 10) || 36;
}

interface ListKeys {
  step: (by: number) => void;
  choose: (through: boolean) => void;
  leave: () => void;
}

/** J and K move through the list, X chooses and Escape lets go, wherever the focus is, unless someone is typing. */
export function useListKeys({ step, choose, leave }: ListKeys) {
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (
        target.closest("input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog], [role=menu]")
      ) {
        return;
      }
      if (event.key === "j") step(1);
      else if (event.key === "k") step(-1);
      else if (event.key === "x" || event.key === "X") choose(event.shiftKey);
      else if (event.key === "Escape") leave();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  });
}
