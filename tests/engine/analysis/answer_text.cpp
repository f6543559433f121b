#include "tests/engine/analysis/answer_text.h"

#include <sstream>

namespace testing_text {
namespace {

using namespace engine;

std::string text(const Snapshot& snapshot, const Cell& cell) {
  return snapshot.locations.id(cell.location) + " " + snapshot.services.id(cell.service) + " " +
         snapshot.groups.id(cell.group);
}

std::string text(const Snapshot& snapshot, const std::vector<Ref<Organisation>>& organisations) {
  std::string list;
  for (const auto one : organisations) list += (list.empty() ? "" : "+") + snapshot.organisations[one.index].id;
  return list;
}

std::string text(const std::vector<Flag>& flags) {
  std::string list;
  for (const Flag flag : flags) list += (list.empty() ? "" : " ") + std::string(to_text(flag));
  return list.empty() ? "" : " [" + list + "]";
}

}  // namespace

std::string states(const Snapshot& snapshot, const Coverage& coverage) {
  std::string lines;
  for (const CoverageCell& cell : coverage.cells) {
    lines += text(snapshot, cell.cell) + " " + std::string(to_text(cell.state)) + text(cell.flags) + "\n";
  }
  return lines;
}

std::string everything(const Snapshot& snapshot, const Coverage& coverage) {
  std::ostringstream lines;
  for (const CoverageCell& cell : coverage.cells) {
    lines << text(snapshot, cell.cell) << " " << to_text(cell.state) << text(cell.flags) << " unknown"
          << text(cell.unknown_flags) << (cell.general_only ? " general-only" : "") << (cell.undated ? " undated" : "")
          << " organisations " << text(snapshot, cell.organisations) << " providers";
    for (const Provider& provider : cell.providers) lines << " " << snapshot.id(provider);
    lines << " donors " << text(snapshot, cell.donors) << " capacity " << cell.capacity << " reach " << cell.reach
          << " need " << cell.need << (cell.need_at_least ? "+" : "") << " unmet " << cell.unmet << " severity "
          << cell.severity << " priority " << cell.priority << " deliveries " << cell.deliveries << " lapsed "
          << cell.lapsed << " announced " << cell.announced << " ends " << (cell.ends_on ? to_text(*cell.ends_on) : "")
          << "\n";
  }
  lines << "states";
  for (const auto count : coverage.states) lines << " " << count;
  lines << " above " << coverage.recorded_above << " lapsed " << coverage.lapsed << " announced " << coverage.announced
        << " undated " << coverage.undated << "\n";
  return lines.str();
}

std::string classes(const Snapshot& snapshot, const Overlaps& overlaps) {
  std::ostringstream lines;
  for (const Overlap& pair : overlaps.pairs) {
    lines << snapshot.id(pair.a) << " " << snapshot.id(pair.b) << " " << to_text(pair.kind)
          << (pair.probable ? "?" : "") << " " << pair.shared.size() << "\n";
  }
  return lines.str();
}

std::string everything(const Snapshot& snapshot, const Overlaps& overlaps) {
  std::ostringstream lines;
  for (const Overlap& pair : overlaps.pairs) {
    lines << pair.id << " " << snapshot.id(pair.a) << " " << snapshot.id(pair.b) << " " << to_text(pair.kind)
          << (pair.probable ? "?" : "") << " leads " << text(snapshot, pair.organisations_a) << " / "
          << text(snapshot, pair.organisations_b) << " sites " << pair.sites << " jaccard " << pair.jaccard
          << " containment " << pair.containment << " days " << (pair.days ? std::to_string(*pair.days) : "unbounded")
          << " saturation " << (pair.saturation ? std::to_string(*pair.saturation) : "unknown") << " shared";
    for (const Cell& cell : pair.shared) lines << " (" << text(snapshot, cell) << ")";
    lines << "\n";
  }
  for (const CrowdedCell& cell : overlaps.crowded) {
    lines << "crowded " << text(snapshot, cell.cell) << " " << cell.providers << "\n";
  }
  return lines.str();
}

}  // namespace testing_text
