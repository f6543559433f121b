#include <algorithm>
#include <chrono>
#include <map>
#include <memory>

#include "engine/analysis/check.h"
#include "tests/bench/questions.h"

namespace bench {
namespace {

using namespace engine;

// Programmes as if they were only proposed: their services in their places, for their groups, in their days.
std::vector<Proposal> proposals_of(const Snapshot& snapshot, const std::vector<std::string>& programmes) {
  std::map<Ref<Programme>, std::size_t> asked;
  std::vector<Proposal> proposals;
  for (const auto& id : programmes) {
    const Ref<Programme> programme = snapshot.programme_by_id.at(id);
    asked.emplace(programme, proposals.size());
    proposals.emplace_back().period = snapshot.programmes[programme.index].period;
  }
  for (const DeliveryRow& row : snapshot.deliveries) {
    const auto found = asked.find(row.programme);
    if (found != asked.end()) proposals[found->second].lines.push_back({row.location, row.service, row.group});
  }
  return proposals;
}

}  // namespace

Checked check_all(const Standing& standing, const Asked& asked) {
  const Snapshot& snapshot = standing.snapshot;
  const auto proposals = proposals_of(snapshot, asked.about);
  std::vector<double> taken;
  auto checks = std::make_shared<std::vector<Check>>();
  for (const Proposal& proposal : proposals) {
    const auto start = std::chrono::steady_clock::now();
    checks->push_back(proposal.lines.empty() ? Check() : standing.proposals.check(proposal));
    taken.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  std::ranges::sort(taken);
  const auto write = [checks, &snapshot, ids = asked.about](std::ostream& out) {
    for (std::size_t at = 0; at < ids.size(); ++at) {
      for (const Neighbour& neighbour : (*checks)[at].neighbours) {
        out << ids[at] << ',' << snapshot.id(neighbour.provider) << ',' << neighbour.shared.size() << '\n';
      }
    }
  };
  return {taken.empty() ? 0 : taken[taken.size() / 2], write};
}

}  // namespace bench
