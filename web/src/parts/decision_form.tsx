// The form in which a finding is decided, or replied to. It asks for no more than
// what the decision needs, and says in words what was refused.

import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { Found, Names, Problem } from "../answers.ts";
import type { Decided, Finding } from "../answers_of_acts.ts";
import { post } from "../api.ts";
import { problemOf } from "../answer.ts";
import { decisions, fieldsOf } from "../decide/findings.js";
import { nameOf } from "../decide/words.js";
import { Problems } from "./frame.tsx";
import { Typeahead } from "./typeahead.tsx";

interface DecisionFormProps {
  finding: Finding;
  names: Names;
  deciding: boolean; // by the secretariat; else a reply for `own`
  own: string | null;
  frame: Record<string, string>; // day and levels of the list that had it
  onDone: (answer: Decided) => void;
  onCancel: () => void;
}

export function DecisionForm({ finding, names, deciding, own, frame, onDone, onCancel }: DecisionFormProps) {
  const choices = decisions(finding, deciding);
  const [status, setStatus] = useState(choices[0]?.[0] ?? "reply");
  const [owner, setOwner] = useState<{ id: string; name: string } | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const first = useRef<HTMLSelectElement>(null);
  const id = useId();
  useEffect(() => first.current?.focus(), []);
  const fields = fieldsOf(status);
  const replier = deciding ? owner?.id : own;

  const send = async (form: FormData) => {
    const text = (name: string) => String(form.get(name) ?? "").trim();
    const whose = status === "reply" ? (replier ?? "") : fields.owner ? (owner?.id ?? "") : "";
    if (fields.owner && !whose) {
      setProblem({ title: "Say which organisation", detail: "Type its name and choose it from the list.", status: 0, issues: [] });
      return;
    }
    setBusy(true);
    try {
      onDone(await post<Decided>(`/findings/${encodeURIComponent(finding.id)}`, { ...frame, status, owner: whose, due: fields.due ? text("due") : "", reason: text("reason") }));
    } catch (error) {
      setProblem(problemOf(error));
      setBusy(false);
    }
  };
  return (
    <form class="decision" onSubmit={(event) => { event.preventDefault(); void send(new FormData(event.currentTarget)); }}
      onKeyDown={(event) => event.key === "Escape" && !event.defaultPrevented && onCancel()}>
      <label>Decide
        <select ref={first} value={status} onChange={(event) => setStatus(event.currentTarget.value)}>
          {choices.map(([code, word]) => <option key={code} value={code}>{word}</option>)}
        </select>
      </label>
      {fields.owner && (deciding || status !== "reply") && (
        status === "reply"
          ? (
            <label>Which organisation replies
              <select value={owner?.id ?? ""} required onChange={(event) => setOwner({ id: event.currentTarget.value, name: "" })}>
                <option value="">choose</option>
                {finding.organisations.map((one) => <option key={one} value={one}>{nameOf(names, one)}</option>)}
              </select>
            </label>
          )
          : (
            <div class="field">
              <span>Who sees to it{owner && <>: <strong dir="auto">{owner.name}</strong></>}</span>
              <Typeahead label="Who sees to it" placeholder="Type the name of an organisation" kind="organisations" clears onPick={(found: Found) => setOwner(found)} />
            </div>
          )
      )}
      {fields.due && <label>By when <input type="date" name="due" required /></label>}
      <label for={id}>{status === "reply" ? "What they say" : "Reason"}{fields.reason === "optional" && <small> (optional)</small>}</label>
      <textarea id={id} name="reason" rows={2} dir="auto" required={fields.reason === "needed"} />
      {problem && <Problems problem={problem} />}
      <p class="tools">
        <button type="submit" class="main" disabled={busy}>Write it down</button>
        <button type="button" onClick={onCancel}>Cancel</button>
      </p>
    </form>
  );
}
