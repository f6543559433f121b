// What is made of measurements. Pure.

export function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}

// The median of those that are known; undefined where none is.
export const medians = (values) => {
  const known = (values ?? []).filter((value) => value !== null);
  return known.length ? median(known) : undefined;
};

// How many times longer the peer took than Concert, round by round; rounds in which it gave no answer are left out.
export const ratios = (concert, peer) =>
  peer.flatMap((value, round) => (value === null ? [] : [value / concert[round]]));

// The exponents between one size and the next: log of the figures' ratio by log of the sizes'; "" where one is unknown.
export const growth = (figures, sizes) =>
  figures.slice(1).map((figure, at) => {
    if (!(figure > 0) || !(figures[at] > 0)) return "";
    return (Math.log(figure / figures[at]) / Math.log(sizes[at + 1] / sizes[at])).toFixed(2);
  });

// What was made when first asked for and kept: how much longer the first asking took than those after it, of all
// questions together.
export const made_once = (first, taken, side) =>
  Object.entries(first).reduce((sum, [key, of_side]) => {
    const later = medians(taken[key]?.[side]);
    const once = of_side[side];
    return later === undefined || once === undefined || once === null ? sum : sum + Math.max(0, once - later);
  }, 0);

// Of what was planted, how much is found: {found, planted} of each kind, over all seeds.
export function found_by_kind(lines) {
  const kinds = new Map();
  for (const {kind, found, planted} of lines) {
    const of_kind = kinds.get(kind) ?? {found: 0, planted: 0};
    kinds.set(kind, {found: of_kind.found + found, planted: of_kind.planted + planted});
  }
  return kinds;
}

// The harmonic mean of precision and recall, each as {found, planted}; 0 where nothing is right.
export function f1(precision, recall) {
  const share = ({found, planted}) => (planted === 0 ? 1 : found / planted);
  const [one, other] = [share(precision), share(recall)];
  return one + other === 0 ? 0 : (2 * one * other) / (one + other);
}

export function seconds_text(seconds) {
  if (seconds >= 1) return seconds.toFixed(seconds >= 10 ? 0 : 1) + " s";
  const milliseconds = seconds * 1000;
  return milliseconds >= 10 ? milliseconds.toFixed(0) + " ms" : milliseconds >= 0.1 ? milliseconds.toFixed(1) + " ms"
    : (milliseconds * 1000).toFixed(1) + " µs";
}

export const number_text = (value) =>
  (value >= 100 ? Math.round(value).toLocaleString("en-GB") : value >= 10 ? value.toFixed(0) : value.toFixed(1));

export const times_text = (ratio) => (ratio >= 10 ? ratio.toFixed(0) : ratio >= 1 ? ratio.toFixed(1) : ratio.toPrecision(1)) + "×";

// A share of a peer's figure: two digits, since what must hold is as little as a third.
export const share_text = (share) => (share >= 10 ? share.toFixed(0) : share >= 1 ? share.toFixed(1) : share.toFixed(2)) + "×";

export const percent_text = (share) => `${(share * 100).toFixed(0)} %`;
