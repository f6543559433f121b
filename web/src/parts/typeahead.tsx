// A box that finds records by name as one types: a combobox with its list, as the
// ARIA authoring practices describe it.

import type { Ref } from "preact";
import { useEffect, useId, useState } from "preact/hooks";
import type { Found } from "../answers.ts";
import { useAnswer } from "../answer.ts";
import { ofKind, oneOf } from "../decide/record.js";

interface TypeaheadProps {
  label: string;
  placeholder?: string;
  kind?: string; // only records of this kind
  onPick: (found: Found) => void;
  onText?: (text: string) => void; // Enter without a choice
  input?: Ref<HTMLInputElement>;
  clears?: boolean; // empty again after a choice
}

const atMost = 12;

export function Typeahead({ label, placeholder, kind, onPick, onText, input, clears }: TypeaheadProps) {
  const [text, setText] = useState("");
  const [asked, setAsked] = useState("");
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const list = useId();
  // A slow line gets one question for a word, not one for each letter.
  useEffect(() => {
    const timer = window.setTimeout(() => setAsked(text.trim()), 150);
    return () => window.clearTimeout(timer);
  }, [text]);
  const { answer, loading } = useAnswer<{ items: Found[] }>(asked ? `/search?text=${encodeURIComponent(asked)}&limit=${kind ? 60 : atMost}` : null);
  const all = asked ? (answer?.items ?? []) : [];
  const found = (kind ? ofKind(all, kind) : all).slice(0, atMost);
  const shown = open && asked !== "" && (found.length > 0 || !loading);

  const pick = (one: Found) => {
    onPick(one);
    setOpen(false);
    setActive(-1);
    if (clears) setText("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" && found.length > 0) setActive((at) => (at + 1) % found.length);
    else if (event.key === "ArrowUp" && found.length > 0) setActive((at) => (at <= 0 ? found.length - 1 : at - 1));
    else if (event.key === "Escape" && shown) setOpen(false);
    else if (event.key === "Enter" && shown && active >= 0 && found[active]) pick(found[active]);
    else if (event.key === "Enter" && onText && text.trim()) {
      onText(text.trim());
      setOpen(false);
    } else if (event.key === "Enter" && kind && found[0]) pick(found[0]);
    else return;
    event.preventDefault();
    if (event.key !== "Escape") setOpen(event.key !== "Enter");
    else event.stopPropagation();
  };
  return (
    <div class="typeahead">
      <input
        ref={input} type="search" role="combobox" list={undefined} aria-label={label} placeholder={placeholder} autocomplete="off" spellcheck={false} dir="auto"
        aria-expanded={shown} aria-controls={list} aria-autocomplete="list"
        aria-activedescendant={shown && active >= 0 ? `${list}-${active}` : undefined}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setActive(-1);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => window.setTimeout(() => setOpen(false), 150)}
      />
      <ul id={list} role="listbox" aria-label={label} hidden={!shown || found.length === 0}>
        {found.map((one, at) => (
          <li
            key={one.id} id={`${list}-${at}`} role="option" aria-selected={at === active}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => pick(one)}
          >
            <span dir="auto">{one.name}</span> <small dir="auto">{[oneOf(one.kind), one.detail].filter(Boolean).join(" · ")}</small>
          </li>
        ))}
      </ul>
      {shown && found.length === 0 && <p class="nothing" role="status">Nothing has a name like this.</p>}
    </div>
  );
}
