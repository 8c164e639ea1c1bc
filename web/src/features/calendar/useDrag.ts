import { type PointerEvent, useRef, useState } from "react";
import { addDays, type Day, dayMinutes } from "./time";
import type { Entry } from "./types";

const snap = 15;
/** How far a pointer moves before it is no click any more, in pixels. */
const slack = 4;

export type Drag =
  | { kind: "create"; day: Day; from: number; to: number }
  | { kind: "move"; entry: Entry; days: number; minutes: number }
  | { kind: "resize"; entry: Entry; minutes: number };

interface Options {
  days: Day[];
  /** The element that the days lie in, side by side. */
  grid: () => HTMLElement | null;
  onCreate: (day: Day, from: number, to: number) => void;
  onMove: (entry: Entry, days: number, minutes: number) => void;
  onResize: (entry: Entry, minutes: number) => void;
}

/** Taking hold of the hours of some days with a mouse or a pen: to make, move and stretch entries. */
export function useDrag({ days, grid, onCreate, onMove, onResize }: Options) {
  const [drag, setDrag] = useState<Drag>();
  const started = useRef<{ x: number; y: number; drag: Drag; moved: boolean }>(undefined);
  const dragged = useRef(false);

  const where = (event: PointerEvent) => {
    const box = grid()?.getBoundingClientRect();
    if (!box) return { day: 0, minutes: 0 };
    const day = Math.floor(((event.clientX - box.left) / box.width) * days.length);
    const minutes = ((event.clientY - box.top) / box.height) * dayMinutes;
    return {
      day: Math.max(0, Math.min(days.length - 1, day)),
      minutes: Math.max(0, Math.min(dayMinutes, Math.round(minutes / snap) * snap)),
    };
  };
  const begin = (event: PointerEvent, first: Drag) => {
    if (event.pointerType === "touch" || event.button !== 0) return;
    event.stopPropagation();
    dragged.current = false;
    started.current = { x: event.clientX, y: event.clientY, drag: first, moved: false };
  };
  const onPointerMove = (event: PointerEvent) => {
    const start = started.current;
    const box = grid()?.getBoundingClientRect();
    if (!start || !box) return;
    if (!start.moved && Math.hypot(event.clientX - start.x, event.clientY - start.y) < slack) return;
    // Only from here on: a pointer that is captured at once clicks on whoever captured it.
    if (!start.moved) grid()?.setPointerCapture(event.pointerId);
    start.moved = true;
    dragged.current = true;
    const rows = Math.round((((event.clientY - start.y) / box.height) * dayMinutes) / snap) * snap;
    if (start.drag.kind === "create") {
      setDrag({ ...start.drag, to: where(event).minutes });
    } else if (start.drag.kind === "resize") {
      setDrag({ ...start.drag, minutes: rows });
    } else {
      setDrag({
        ...start.drag,
        days: Math.round(((event.clientX - start.x) / box.width) * days.length),
        minutes: rows,
      });
    }
  };
  const cancel = () => {
    started.current = undefined;
    setDrag(undefined);
  };
  const onPointerUp = (event: PointerEvent) => {
    const start = started.current;
    const last = drag;
    cancel();
    if (!start) return;
    if (!start.moved || !last) {
      if (start.drag.kind === "create") {
        const { day, minutes } = where(event);
        const from = Math.min(Math.floor(minutes / 30) * 30, dayMinutes - 30);
        onCreate(days[day] ?? start.drag.day, from, Math.min(from + 60, dayMinutes));
      }
      return;
    }
    event.preventDefault();
    if (last.kind === "create") {
      const from = Math.min(last.from, last.to);
      onCreate(last.day, from, Math.max(last.from, last.to, from + snap));
    } else if (last.kind === "resize") {
      if (last.minutes) onResize(last.entry, last.minutes);
    } else if (last.days || last.minutes) {
      onMove(last.entry, last.days, last.minutes);
    }
  };
  return {
    drag,
    /** Whether the pointer that was let go had been dragging: then that was no click. */
    wasDragged: () => dragged.current,
    cancel,
    grid: {
      onPointerDown: (event: PointerEvent) => {
        const { day, minutes } = where(event);
        begin(event, { kind: "create", day: days[day] ?? addDays(days[0] ?? "", day), from: minutes, to: minutes });
      },
      onPointerMove,
      onPointerUp,
      onPointerCancel: cancel,
    },
    entry: (entry: Entry) => ({
      onPointerDown: (event: PointerEvent) => begin(event, { kind: "move", entry, days: 0, minutes: 0 }),
    }),
    handle: (entry: Entry) => ({
      onPointerDown: (event: PointerEvent) => begin(event, { kind: "resize", entry, minutes: 0 }),
    }),
  };
}
