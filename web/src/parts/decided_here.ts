import type { Revision } from "../answers.ts";
import { useAnswer } from "../answer.ts";

// The newest revisions that wrote down a decision of a person, newest first; none where nobody asks.
export function useDecidedHere(asked: boolean, again: string): Revision[] {
  const { answer } = useAnswer<{ items: Revision[] }>(asked ? "/revisions?limit=500" : null, again);
  return (answer?.items ?? []).filter((one) => one.source === "decisions");
}
