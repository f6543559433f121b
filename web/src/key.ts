// The key with which this tab is signed in. It lives as long as the tab and goes to nobody but this server.

const place = "concert-key";

export function key(): string {
  try {
    return window.sessionStorage.getItem(place) ?? "";
  } catch {
    return ""; // a browser that keeps nothing asks again
  }
}

// An empty key signs out.
export function signIn(text: string): void {
  try {
    if (text) window.sessionStorage.setItem(place, text);
    else window.sessionStorage.removeItem(place);
  } catch {
    // then the key is forgotten at once, and answers say what it would take
  }
  // Every answer on the page was for whoever asked before.
  window.location.reload();
}
