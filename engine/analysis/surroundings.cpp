#include "engine/analysis/surroundings.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <mutex>

#include "engine/graph/parallel.h"

namespace engine {
namespace {

constexpr std::size_t starts_a_word = 64;
constexpr std::size_t shares = 64;                // in which cores take the actors
constexpr std::uint64_t worth_sharing = 50'000;   // links and actors: fewer are looked at before a thread has begun
constexpr std::uint64_t worth_walking_back = 16;  // see Wave::step()

// Calls work(from, to) for ranges of actors with about as much to look at in each.
template <class Work>
void in_shares(const ActorLinks& links, Work work) {
  const bool small = links.link_ends() + links.size() < worth_sharing;
  in_ranges(shares, small ? shares + 1 : 0,
            [&](std::size_t from, std::size_t to) { work(links.first_of(from, shares), links.first_of(to, shares)); });
}

// How often each of 64 bits is set in many words: eight counters of a byte at a time.
class BitCounts {
 public:
  void add(std::uint64_t word) {
    for (std::size_t byte = 0; byte < bytes_.size(); ++byte, word >>= 8) bytes_[byte] += spread[word & 0xFF];
    if (++added_ == 255) flush();
  }

  const std::array<std::uint64_t, starts_a_word>& counts() {
    flush();
    return counts_;
  }

 private:
  using Spread = std::array<std::uint64_t, 256>;
  // The bits of a byte, each as the lowest of a byte of its own.
  static constexpr Spread spread = [] {
    Spread spread{};
    for (std::uint64_t byte = 0; byte < spread.size(); ++byte) {
      for (unsigned bit = 0; bit < 8; ++bit) spread[byte] |= (byte >> bit & 1) << (8 * bit);
    }
    return spread;
  }();

  void flush() {
    for (std::size_t bit = 0; bit < counts_.size(); ++bit) counts_[bit] += bytes_[bit / 8] >> (8 * (bit % 8)) & 0xFF;
    bytes_.fill(0);
    added_ = 0;
  }

  std::array<std::uint64_t, 8> bytes_{};
  std::array<std::uint64_t, starts_a_word> counts_{};
  int added_ = 0;
};

// A breadth-first search from up to 64 actors at once: in the word of each actor a bit for each start that came there.
//
// M. Then et al., "The More the Merrier: Efficient Multi-Source Graph Traversal", 2014; the change of direction as in
// S. Beamer et al., "Direction-Optimizing Breadth-First Search", 2012.
class Wave {
 public:
  Wave(const ActorLinks& links, std::span<const Provider> starts) : links_(links), seen_(links.size()) {
    for (std::size_t start = 0; start < starts.size(); ++start) {
      const std::uint64_t bit = std::uint64_t{1} << start;
      const std::uint32_t number = links.number(starts[start]);
      seen_[number] |= bit;
      front_.push_back({number, bit});
      all_ |= bit;
    }
  }

  // While few actors are new, these walk on to their neighbours. Where many are, everybody looks back whether a
  // neighbour was reached: no two cores then write to one word, and nobody knows who is new any more.
  void step() {
    std::uint64_t ends = 0;
    for (const Gain& gain : front_) ends += links_.near(gain.actor).size();
    if (!looks_back_ && ends * worth_walking_back <= links_.link_ends()) return walk_on();
    looks_back_ = true;
    look_back();
  }

  std::array<std::uint64_t, starts_a_word> counts() const {
    std::mutex guard;
    std::array<std::uint64_t, starts_a_word> counts{};
    in_shares(links_, [&](std::uint32_t from, std::uint32_t to) {
      BitCounts some;
      for (std::uint32_t actor = from; actor < to; ++actor) {
        if (seen_[actor] != 0) some.add(seen_[actor]);
      }
      const std::lock_guard lock(guard);
      for (std::size_t bit = 0; bit < counts.size(); ++bit) counts[bit] += some.counts()[bit];
    });
    return counts;
  }

 private:
  // Starts that came to an actor by the last step.
  struct Gain {
    std::uint32_t actor = 0;
    std::uint64_t starts = 0;
  };

  void walk_on() {
    std::vector<Gain> next;
    for (const Gain& gain : front_) {
      for (const LinkedActor end : links_.near(gain.actor)) {
        const std::uint64_t gained = gain.starts & ~seen_[end.number()];
        if (gained == 0) continue;
        seen_[end.number()] |= gained;
        next.push_back({end.number(), gained});
      }
    }
    front_ = std::move(next);
  }

  void look_back() {
    next_.resize(seen_.size());
    in_shares(links_, [&](std::uint32_t from, std::uint32_t to) {
      for (std::uint32_t actor = from; actor < to; ++actor) next_[actor] = seen_by_neighbours(actor);
    });
    std::swap(seen_, next_);
  }

  std::uint64_t seen_by_neighbours(std::uint32_t actor) const {
    std::uint64_t word = seen_[actor];
    for (const LinkedActor end : links_.near(actor)) {
      if (word == all_) break;
      word |= seen_[end.number()];
    }
    return word;
  }

  const ActorLinks& links_;
  std::vector<std::uint64_t> seen_, next_;
  std::vector<Gain> front_;
  std::uint64_t all_ = 0;
  bool looks_back_ = false;
};

}  // namespace

Surroundings find_surroundings(const Snapshot& snapshot, Tier tier, const Provider& actor, int links) {
  assert(actor.known() && links >= 0 && links <= most_links_away);
  const auto linked = actor_links_of(snapshot, tier);
  constexpr std::int8_t unseen = -1;
  std::vector<std::int8_t> distance(linked->size(), unseen);
  std::vector<ActorLinkKinds> kinds(linked->size());
  std::vector<std::uint32_t> through(linked->size());
  std::vector<std::uint32_t> front = {linked->number(actor)}, next;
  distance[front[0]] = 0;

  Surroundings found{{}, {1}};
  for (int step = 1; step <= links; ++step, std::swap(front, next)) {
    next.clear();
    for (const std::uint32_t here : front) {
      for (const LinkedActor end : linked->near(here)) {
        const std::uint32_t there = end.number();
        if (distance[there] == unseen) {
          distance[there] = static_cast<std::int8_t>(step);
          through[there] = here;
          next.push_back(there);
        }
        if (distance[there] == step) kinds[there].add(end.kinds());
      }
    }
    std::ranges::sort(next);
    for (const std::uint32_t there : next) {
      found.around.push_back({linked->actor(there), step, linked->actor(through[there]), kinds[there]});
    }
    found.totals.push_back(next.size());
  }
  return found;
}

std::vector<std::uint64_t> count_surroundings(const Snapshot& snapshot, Tier tier, std::span<const Provider> actors,
                                              int links) {
  assert(links >= 0 && links <= most_links_away);
  const auto linked = actor_links_of(snapshot, tier);
  std::vector<std::uint64_t> counts;
  while (!actors.empty()) {
    const auto some = actors.first(std::min(actors.size(), starts_a_word));
    actors = actors.subspan(some.size());
    Wave wave(*linked, some);
    for (int step = 0; step < links; ++step) wave.step();
    const auto found = wave.counts();
    counts.insert(counts.end(), found.begin(), found.begin() + static_cast<std::ptrdiff_t>(some.size()));
  }
  return counts;
}

}  // namespace engine
