// Everything whose name, alias, acronym or id begins with what was typed.

import type { ViewProps } from "../app.tsx";
import type { Found } from "../answers.ts";
import { useAnswer } from "../answer.ts";
import { oneOf } from "../decide/record.js";
import { capital, count } from "../decide/words.js";
import { Foot, ViewFrame } from "../parts/frame.tsx";
import { RecordLink } from "../parts/links.tsx";

export function SearchView({ place }: ViewProps) {
  const text = place.query.text ?? "";
  const path = `/search?text=${encodeURIComponent(text)}&limit=100`;
  const { answer, problem, loading } = useAnswer<{ items: Found[]; revision?: number }>(text ? path : null);
  const sentence = text ? (answer ? `${capital(count(answer.items.length, "record"))} with a name like “${text}”.` : "") : "Type a name into the search box above.";
  return (
    <ViewFrame title="Search" problem={problem} loading={loading} sentence={sentence}
      foot={answer && <Foot path={path} said={[answer.revision === undefined ? "" : `revision ${answer.revision}`]} />}>
      {answer && answer.items.length > 0 && (
        <table class="plain-table">
          <caption class="quiet">Records found</caption>
          <thead><tr><th scope="col">Name</th><th scope="col">Kind</th><th scope="col">More</th></tr></thead>
          <tbody>
            {answer.items.map((one) => (
              <tr key={one.id}>
                <th scope="row"><RecordLink place={place} id={one.id} name={one.name} /></th>
                <td>{oneOf(one.kind)}</td>
                <td dir="auto">{one.detail}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </ViewFrame>
  );
}
