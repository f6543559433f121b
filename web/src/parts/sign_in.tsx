// Who is signed in sees what members or the secretariat may, and may write. A key comes from whoever runs the server.

import { key, signIn } from "../key.ts";
import { Chip } from "./chip.tsx";

export function SignIn() {
  const signed = key() !== "";
  return (
    <Chip label="" value={signed ? "Signed in" : "Sign in"} chosen={false}>
      {() => signed
        ? (
          <>
            <p>This tab is signed in until it is closed.</p>
            <button type="button" onClick={() => signIn("")}>Sign out</button>
          </>
        )
        : (
          <form onSubmit={(event) => {
            event.preventDefault();
            const text = new FormData(event.currentTarget).get("key");
            if (typeof text === "string" && text.trim()) signIn(text.trim());
          }}>
            <label>Your key <input type="password" name="key" autocomplete="off" required /></label>
            <button type="submit">Sign in</button>
            <p class="muted">From whoever runs this server. It is kept in this tab alone, until you close it.</p>
          </form>
        )}
    </Chip>
  );
}
