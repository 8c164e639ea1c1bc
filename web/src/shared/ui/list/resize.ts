import type { PointerEvent } from "react";

const least = 72;

/** Widens a column with the pointer. */
export function useResize(resize: (next: (now: Record<string, number>) => Record<string, number>) => void) {
  return (id: string, event: PointerEvent<HTMLElement>) => {
    const handle = event.currentTarget;
    const width = handle.parentElement?.getBoundingClientRect().width ?? least;
    const from = event.clientX;
    handle.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent) => {
      const next = Math.max(least, Math.round(width + moved.clientX - from));
      resize((now) => ({ ...now, [id]: next }));
    };
    const end = () => {
      handle.removeEventListener("pointermove", move);
      handle.removeEventListener("pointerup", end);
    };
    handle.addEventListener("pointermove", move);
    handle.addEventListener("pointerup", end);
    event.preventDefault();
  };
}
