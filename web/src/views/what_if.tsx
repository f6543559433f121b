// What would be otherwise without an organisation, a donor or a programme. Nothing is saved.

import type { ComponentChildren } from "preact";
import type { ViewProps } from "../app.tsx";
import type { Found } from "../answers.ts";
import type { WhatIf } from "../answers_of_plans.ts";
import { learnName, useAnswer, useNames } from "../answer.ts";
import { address, cellText, change, ids, question } from "../decide/address.js";
import { chosenForYou, onDay, oneDay, placeWords, serviceWords } from "../decide/frame.js";
import { cellName, changeText, pairText, restWords, whatIfSentence } from "../decide/what_if.js";
import { capital, count, nameOf, number } from "../decide/words.js";
import { Foot, ViewFrame } from "../parts/frame.tsx";
import { RecordLink } from "../parts/links.tsx";
import { Typeahead } from "../parts/typeahead.tsx";
import { go, type Place } from "../place.ts";

const atMost = 500;
const routesNamed = 25; // the name of a referral is asked for one by one

export function WhatIfView({ place, status, query }: ViewProps) {
  const without = ids(place.query.without);
  const path = without.length ? question("/what-if", oneDay(query, status), { without: without.join("|"), limit: atMost }) : null;
  const { answer, problem, loading } = useAnswer<WhatIf>(path);
  const names = useNames(place.query.without);
  const leave = (some: string[]) => go(change(place, { without: some.join("|") || null }));
  return (
    <ViewFrame
      title="What if" problem={problem} loading={loading} note={<>{path && chosenForYou(place.query, status)} Nothing of this is saved.</>}
      sentence={answer && path ? whatIfSentence(answer, names) : without.length ? "" : "Who leaves? See what would stop, open or change."}
      foot={answer && path && <Foot path={path} said={[capital(onDay(answer.at)), `${placeWords(answer.level)[1]} × ${serviceWords(answer.service_level)[1]}`, count(answer.total, "changed cell"), `revision ${answer.revision}`]} />}
    >
      <div class="asking">
        <div class="field">
          <span>Without</span>
          {without.length > 0 && (
            <ul class="picked">
              {without.map((id, at) => <li key={id}><RecordLink place={place} id={id} name={names[at]} /> <button type="button" aria-label={`Keep ${names[at]}`} onClick={() => leave(without.filter((one) => one !== id))}>×</button></li>)}
            </ul>
          )}
          <Typeahead label="Who leaves" placeholder="Type an organisation, a donor or a programme" clears
            onPick={(found: Found) => { learnName(found.id, found.name); leave([...without.filter((one) => one !== found.id), found.id]); }} />
        </div>
      </div>
      {answer && path && <Difference answer={answer} place={place} />}
    </ViewFrame>
  );
}

function Difference({ answer, place }: { answer: WhatIf; place: Place }) {
  const { names } = answer;
  const routes = answer.routes_gone.slice(0, routesNamed);
  const routeNames = useNames(routes.join("|"));
  const record = (id: string) => <RecordLink place={place} id={id} name={nameOf(names, id)} />;
  const cell = (one: WhatIf["items"][number] | WhatIf["unreachable"][number]) => (
    <a href={address(change(place, { cell: cellText(one), sides: null }))} data-cell={cellText(one)} dir="auto">{cellName(one, names)}</a>
  );
  return (
    <div class="lists">
      <Part id="stopped" title="Programmes that stop" total={answer.stopped.length}>{answer.stopped.map((id) => <li key={id}>{record(id)}</li>)}</Part>
      <Part id="cells" title="Cells that change" total={answer.total} listed={answer.items.length}>
        {answer.items.map((one) => <li key={cellText(one)}>{cell(one)}: {changeText(one)}</li>)}
      </Part>
      <Part id="unreachable" title="Left without a way in" total={answer.unreachable.length}>{answer.unreachable.map((one) => <li key={cellText(one)}>{cell(one)}</li>)}</Part>
      <Part id="referrals-gone" title="Referrals that go" total={answer.routes_gone.length} listed={routes.length}>
        {routes.map((id, at) => <li key={id}><RecordLink place={place} id={id} name={routeNames[at]} /></li>)}
      </Part>
      <Part id="pairs" title="Pairs that overlap" total={answer.overlaps.length}>{answer.overlaps.map((one) => <li key={one.id} dir="auto">{pairText(one, names)}</li>)}</Part>
    </div>
  );
}

function Part({ id, title, total, listed = total, children }: { id: string; title: string; total: number; listed?: number; children: ComponentChildren }) {
  return (
    <section class="list" aria-labelledby={id}>
      <h2 id={id}>{title} <span class="count">{number(total)}</span></h2>
      {total === 0 ? <p class="muted">None.</p> : <ul class="sentences">{children}</ul>}
      {restWords(listed, total) && <p class="muted">{restWords(listed, total)}</p>}
    </section>
  );
}
