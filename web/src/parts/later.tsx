// Views that are asked for less often come when they are first opened, so that the
// page that everybody opens stays small on a poor line.

import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { ViewProps } from "../app.tsx";
import type { Problem } from "../answers.ts";
import { ViewFrame } from "./frame.tsx";

export function later(title: string, load: () => Promise<ComponentType<ViewProps>>): ComponentType<ViewProps> {
  let known: ComponentType<ViewProps> | null = null;
  return function Later(props: ViewProps) {
    const [View, setView] = useState<ComponentType<ViewProps> | null>(() => known);
    const [problem, setProblem] = useState<Problem | null>(null);
    useEffect(() => {
      if (View) return;
      load().then(
        (found) => {
          known = found;
          setView(() => found);
        },
        () => setProblem({
          title: "This part of the page did not arrive", status: 0, issues: [],
          detail: "The line may be down, or the page is older than the server. Load the page again.",
        }),
      );
    }, [View]);
    return View ? <View {...props} /> : <ViewFrame title={title} sentence={problem ? title : ""} problem={problem} loading={!problem} />;
  };
}
