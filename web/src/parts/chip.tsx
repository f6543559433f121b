// One chip of the filter: what is chosen, in words, and behind it what else could be.

import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";

interface ChipProps {
  label: string; // what it chooses
  value: string; // what is chosen
  chosen: boolean; // by the reader, not by default
  onClear?: () => void;
  children: (close: () => void) => ComponentChildren;
}

export function Chip({ label, value, chosen, onClear, children }: ChipProps) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  useEffect(() => {
    if (!open) return;
    box.current?.querySelector<HTMLElement>(".popover input, .popover button, .popover select")?.focus();
    const outside = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener("pointerdown", outside);
    document.addEventListener("focusin", outside);
    return () => {
      document.removeEventListener("pointerdown", outside);
      document.removeEventListener("focusin", outside);
    };
  }, [open]);
  return (
    <div
      class={chosen ? "chip chosen" : "chip"} ref={box}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !open) return;
        event.stopPropagation();
        close();
      }}
    >
      <button ref={button} type="button" class="chip-open" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        <span class="chip-label">{label}</span> <span dir="auto" class="chip-value">{value}</span>
      </button>
      {onClear && chosen && (
        <button type="button" class="chip-clear" aria-label={`Take away: ${label} ${value}`} onClick={onClear}>×</button>
      )}
      <div id={id} class="popover" hidden={!open}>{open && children(close)}</div>
    </div>
  );
}
