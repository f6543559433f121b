// "Report an error": a text that names the record and its rows, to copy or to mail. The
// program sends nothing itself: who looks after a file is known to its readers.

import { useId, useRef, useState } from "preact/hooks";
import type { SourceRow } from "../answers.ts";
import { errorMail, errorText } from "../decide/error_report.js";

interface ReportErrorProps {
  id: string;
  what: string;
  rows: SourceRow[];
  revision: number;
  mailbox?: string;
}

export function ReportError({ id, what, rows, revision, mailbox = "" }: ReportErrorProps) {
  const [open, setOpen] = useState(false);
  const [copied, setCopied] = useState("");
  const area = useRef<HTMLTextAreaElement>(null);
  const label = useId();
  const reported = { id, what, rows, revision, address: window.location.href };
  const copy = async () => {
    area.current?.select();
    try {
      await navigator.clipboard.writeText(area.current?.value ?? "");
      setCopied("Copied.");
    } catch {
      setCopied("The text is chosen: copy it with Ctrl+C."); // a browser that lets no page write its clipboard
    }
  };
  return (
    <details class="report-error" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Report an error<span class="quiet"> in {what}</span></summary>
      {open && (
        <>
          <label for={label}>Send this to whoever sent the file, or to the secretariat:</label>
          <textarea id={label} ref={area} rows={7} dir="auto" defaultValue={errorText(reported)} />
          <p class="tools">
            <button type="button" onClick={() => void copy()}>Copy</button>
            <a class="button" href={errorMail(reported, mailbox)}>Write a mail</a>
            <span role="status">{copied}</span>
          </p>
        </>
      )}
    </details>
  );
}
