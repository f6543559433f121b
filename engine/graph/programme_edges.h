#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <vector>

#include "engine/graph/snapshot.h"

namespace engine {

// Which participations a programme has, and which funding it receives, by the numbers of their records. Kept with a
// Snapshot from the first edit on that concerns a programme, some four bytes an edge and as many a programme; the next
// edit so looks at the edges of its own programmes alone.
class ProgrammeEdges : public std::enable_shared_from_this<ProgrammeEdges> {
 public:
  enum class Change { out, in };

  static constexpr bool follows_actors = true;
  // The same where no programme is concerned; else the edit itself leaves what came of it.
  static std::shared_ptr<const ProgrammeEdges> after(const ProgrammeEdges& before, const Snapshot& was,
                                                     const Snapshot& is, const Alteration& alteration, std::size_t key);

  // Cost: a pass over participations and funding.
  explicit ProgrammeEdges(const Snapshot& snapshot);

  // The same where others come and all get other numbers. REQUIRES: none goes. Cost: a step for each programme that
  // changed since all were read.
  std::shared_ptr<ProgrammeEdges> renumbered(const Renumbering<Programme>& numbers) const;

  // Takes out or puts in an edge of a programme. Cost: that programme's list, the first time a copy of it.
  void change(Change change, Ref<Programme> programme, Number number);

  // Of participations and of funding, in no order.
  std::span<const std::uint32_t> of(Ref<Programme> programme) const;

  // Where so many programmes changed that reading all anew is as quick as carrying them along.
  bool worn_out() const;

 private:
  struct Base {
    std::vector<std::uint32_t> starts;  // those of programme n begin at numbers[starts[n]]; and the end
    std::vector<std::uint32_t> numbers;
  };

  std::shared_ptr<const Base> base_;                            // by the numbers that programmes had; copies share it
  Renumbering<Programme> moved_;                                // how these moved since
  std::map<Ref<Programme>, std::vector<std::uint32_t>> since_;  // of those that changed, by the numbers of now
};

// Those of the Snapshot, made when they are first asked for and kept with it.
std::shared_ptr<const ProgrammeEdges> programme_edges_of(const Snapshot& snapshot);

}  // namespace engine
