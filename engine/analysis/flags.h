#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "engine/analysis/actor_columns.h"
#include "engine/analysis/coverage.h"
#include "engine/analysis/evidence.h"
#include "engine/analysis/view.h"
#include "engine/analysis/ways_in.h"

namespace engine {

// What to watch in cells that have a delivery, and what cannot be judged for want of data.
class Watch {
 public:
  struct Flags {
    std::vector<Flag> set, unknown;  // ascending
    std::optional<Day> ends_on;
  };

  // Of the flags `asked` alone. Cost: where `unfunded` is one, a pass over programmes and funding; where `unreachable`
  // is, what WaysIn costs. REQUIRES: question.day; `view` outlives it.
  explicit Watch(const View& view, const FlagSet& asked = every_flag);

  // `active` are the active deliveries of the cell, at least one, `evidence` all that is behind it.
  Flags of(const Cell& cell, std::span<const std::uint32_t> active, std::span<const Evidence> evidence) const;

 private:
  // What is known of the commitments into a programme.
  enum class Committed : std::uint8_t { unknown, not_now, now };

  enum class Answer : std::uint8_t { no, yes, unknown };
  struct Funders {
    Answer single_donor = Answer::no, one_known_donor = Answer::no;
  };

  Answer single_provider(const Cell& cell, std::span<const std::uint32_t> active) const;
  Funders funders(std::span<const std::uint32_t> active) const;
  Answer unfunded(std::span<const std::uint32_t> active) const;
  Answer unreachable(const Cell& cell, std::span<const std::uint32_t> active) const;
  Answer returnee_only(std::span<const std::uint32_t> active) const;
  Answer stale(std::span<const std::uint32_t> active) const;

  bool asks(Flag flag) const { return asked_.test(static_cast<std::size_t>(flag)); }
  void find_committed();

  const View& view_;
  FlagSet asked_;
  std::shared_ptr<const ActorColumns> actors_;
  std::optional<WaysIn> ways_in_;  // where `unreachable` is asked
  Ref<PopulationGroup> returnees_;
  std::vector<Committed> committed_;  // by programme, where `unfunded` is asked
};

// Whether the organisation is one: known, and no placeholder.
bool is_known(const Snapshot& snapshot, Ref<Organisation> organisation);

}  // namespace engine
