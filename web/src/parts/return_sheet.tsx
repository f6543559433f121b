// The return sheet of an organisation: what is recorded of it, as a workbook that it
// corrects and sends back.

import { useState } from "preact/hooks";
import type { Problem, Status } from "../answers.ts";
import { file } from "../api.ts";
import { problemOf } from "../answer.ts";
import { mayDecide, mayReply } from "../decide/reader.js";
import { Problems } from "./frame.tsx";
import { save } from "./save.ts";

export function ReturnSheet({ id, name, status }: { id: string; name: string; status: Status }) {
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  if (!mayDecide(status) && !mayReply(status, [id])) return null;
  const load = async () => {
    setBusy(true);
    setProblem(null);
    try {
      save(await file(`/return-sheet?organisation=${encodeURIComponent(id)}`), `return-${id.replace(/[^A-Za-z0-9-]+/g, "-")}.xlsx`);
    } catch (error) {
      setProblem(problemOf(error));
    }
    setBusy(false);
  };
  return (
    <>
      <button type="button" disabled={busy} onClick={() => void load()}>Return sheet<span class="quiet"> of {name}, as a workbook</span></button>
      {problem && <Problems problem={problem} />}
    </>
  );
}
