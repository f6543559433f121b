// Takes back what one decision did, as a new revision. Asks once more before it does.

import { useState } from "preact/hooks";
import type { Problem } from "../answers.ts";
import type { Undone } from "../answers_of_acts.ts";
import { post } from "../api.ts";
import { problemOf } from "../answer.ts";
import { Problems } from "./frame.tsx";

export function Undo({ revision, what, onDone }: { revision: number; what: string; onDone: (words: string) => void }) {
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const undo = async () => {
    setBusy(true);
    try {
      const answer = await post<Undone>(`/undo/${revision}`);
      onDone(`Undone: revision ${answer.revision} takes back revision ${answer.undone}.`);
    } catch (error) {
      setProblem(problemOf(error));
      setBusy(false);
    }
    setAsked(false);
  };
  return (
    <>
      {asked
        ? <><button type="button" disabled={busy} onClick={() => void undo()}>Yes, undo it</button> <button type="button" onClick={() => setAsked(false)}>No</button></>
        : <button type="button" onClick={() => setAsked(true)}>Undo<span class="quiet">: {what}</span></button>}
      {problem && <Problems problem={problem} />}
    </>
  );
}
