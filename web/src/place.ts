// Where the reader is: the address bar, and how to go elsewhere. Every link of the
// page is a plain <a href>, so that it can be copied, opened in a tab and read by
// a machine; one listener turns a click into a step without a reload.

import { useEffect, useState } from "preact/hooks";
import { address, parse } from "./decide/address.js";

export type Place = ReturnType<typeof parse>;

const listeners = new Set<() => void>();

function here(): Place {
  return parse(window.location.pathname, window.location.search);
}

function announce(): void {
  for (const listener of listeners) listener();
}

export function usePlace(): Place {
  const [place, setPlace] = useState(here);
  useEffect(() => {
    const listener = () => setPlace(here());
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
  return place;
}

export function go(place: Place): void {
  window.history.pushState(null, "", address(place));
  announce();
}

// The same view, a little different: the way back does not count it as a step.
export function amend(place: Place): void {
  window.history.replaceState(null, "", address(place));
  announce();
}

function onClick(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link || link.target || link.hasAttribute("download") || link.origin !== window.location.origin) return;
  if (link.pathname.startsWith("/api/") || link.getAttribute("href")?.startsWith("#")) return;
  event.preventDefault();
  window.history.pushState(null, "", link.href);
  announce();
  window.scrollTo(0, 0);
}

export function listen(): void {
  document.addEventListener("click", onClick);
  window.addEventListener("popstate", announce);
}
