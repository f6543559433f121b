// What is made of measurements. Pure.

export function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}

export const medians = (values) => (values?.length ? median(values) : undefined);

// How many times longer the peer took than Concert, round by round; rounds in which it gave no answer are left out.
export const ratios = (concert, peer) =>
  peer.flatMap((value, round) => (value === null ? [] : [value / concert[round]]));

// The exponents between one size and the next: log of the figures' ratio by log of the sizes'.
export const growth = (figures, sizes) =>
  figures.slice(1).map((figure, at) => (Math.log(figure / figures[at]) / Math.log(sizes[at + 1] / sizes[at])).toFixed(2));

export function seconds_text(seconds) {
  if (seconds >= 1) return seconds.toFixed(seconds >= 10 ? 0 : 1) + " s";
  const milliseconds = seconds * 1000;
  return milliseconds >= 10 ? milliseconds.toFixed(0) + " ms" : milliseconds >= 0.1 ? milliseconds.toFixed(1) + " ms"
    : (milliseconds * 1000).toFixed(1) + " µs";
}

export const times_text = (ratio) => (ratio >= 10 ? ratio.toFixed(0) : ratio >= 1 ? ratio.toFixed(1) : ratio.toPrecision(1)) + "×";
