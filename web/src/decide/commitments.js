// The items of agreements, and who answers them, in words.

import { count, number, spaced } from "./words.js";

/** @typedef {import("../answers_of_acts.ts").Commitments} Commitments */
/** @typedef {import("../answers_of_acts.ts").Commitment} Commitment */

/** @type {Record<string, string>} */
const answers = {
  funded: "answered by a funded programme",
  programme: "answered by a programme, not known to be funded",
  none: "answered by none",
  unknown: "not known who answers it",
};

/** @param {string} answer */
export function answerWords(answer) {
  return answers[answer] ?? spaced(answer);
}

/** @param {Commitments} answer */
export function commitmentsSentence(answer) {
  if (answer.total === 0) return "No commitment is recorded.";
  const { funded = 0, none = 0, unknown = 0 } = answer.answers;
  const said = [`${number(funded)} ${funded === 1 ? "is" : "are"} answered by a funded programme`, `${number(none)} by none`];
  if (unknown > 0) said.push(`of ${number(unknown)} it is not known`);
  const late = answer.overdue > 0 ? ` ${number(answer.overdue)} ${answer.overdue === 1 ? "is" : "are"} past ${answer.overdue === 1 ? "its" : "their"} day.` : "";
  return `Of ${count(answer.total, "commitment")}, ${said.join(", ")}.${late}`;
}

/** @param {boolean | null} overdue */
export function overdueWords(overdue) {
  return overdue === null ? "not known whether it is past its day" : overdue ? "past its day" : "";
}

/** The choices by answer, with their counts. @param {Record<string, number>} counts @returns {[string, string][]} */
export function answerChoices(counts) {
  /** @type {[string, string][]} */
  const some = Object.keys(answers).filter((code) => (counts[code] ?? 0) > 0).map((code) => [code, `${answerWords(code)} ${number(counts[code])}`]);
  return [["", "all"], ...some];
}
