#include "tests/bench/questions.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <tuple>

#include "engine/analysis/coverage.h"
#include "engine/analysis/donors.h"
#include "engine/analysis/leaving.h"
#include "engine/analysis/overlaps.h"
#include "engine/analysis/surroundings.h"
#include "engine/model/error.h"

namespace bench {
namespace {

using namespace engine;

constexpr Levels finest_levels{2, std::nullopt, std::nullopt};
constexpr int hops = 3;
constexpr std::size_t best_listed = 100;
constexpr std::uint64_t most_to_list = 10'000'000;  // pairs: more are too many for memory

Question question_of(const Asked& asked, const Levels& levels = {}) {
  Question question;
  question.day = asked.day;
  question.levels = levels;
  return question;
}

// "" where it is unknown.
std::string figure(std::int64_t number) { return number < 0 ? std::string() : std::to_string(number); }

std::string place_and_service(const Snapshot& snapshot, const Cell& cell) {
  return snapshot.locations.id(cell.location) + "," + snapshot.services.id(cell.service);
}

Written answer_matrix(const Standing& standing, const Asked& asked) {
  auto coverage = std::make_shared<Coverage>(find_coverage(standing.snapshot, question_of(asked), {true, {}, false}));
  return [coverage, &snapshot = standing.snapshot](std::ostream& out) {
    for (const CoverageCell& cell : coverage->cells) {
      out << place_and_service(snapshot, cell.cell) << ',' << to_text(cell.state) << ',' << cell.deliveries << ','
          << cell.organisations.size() << ',' << cell.providers.size() << '\n';
    }
  };
}

Written answer_needs(const Standing& standing, const Asked& asked) {
  const Coverage coverage = find_coverage(standing.snapshot, question_of(asked), CoverageWanted::states_alone());
  auto gaps = std::make_shared<std::vector<CoverageCell>>(gaps_of(standing.snapshot, coverage));
  return [gaps, &snapshot = standing.snapshot](std::ostream& out) {
    for (const CoverageCell& cell : *gaps) {
      out << place_and_service(snapshot, cell.cell) << ',' << to_text(cell.state) << ',' << figure(cell.need) << ','
          << figure(cell.unmet) << ',' << figure(static_cast<std::int64_t>(cell.severity)) << '\n';
    }
  };
}

Written answer_single_donor(const Standing& standing, const Asked& asked) {
  auto cells =
      std::make_shared<std::vector<Cell>>(find_flagged(standing.snapshot, question_of(asked), Flag::single_donor));
  return [cells, &snapshot = standing.snapshot](std::ostream& out) {
    for (const Cell& cell : *cells) out << place_and_service(snapshot, cell) << '\n';
  };
}

// The pairs that share most cells, and of these the most alike. The peers are not asked of the class.
std::vector<const Overlap*> most_shared(const Snapshot& snapshot, const std::vector<Overlap>& pairs) {
  std::vector<const Overlap*> best;
  for (const Overlap& pair : pairs) best.push_back(&pair);
  const auto key = [&](const Overlap* pair) {
    return std::tuple(-std::ssize(pair->shared), -pair->jaccard, std::cref(snapshot.id(pair->a)),
                      std::cref(snapshot.id(pair->b)));
  };
  const auto less = [&](const Overlap* one, const Overlap* other) {
    const auto [cells, jaccard, a, b] = key(one);
    const auto [other_cells, other_jaccard, other_a, other_b] = key(other);
    return std::tie(cells, jaccard, a.get(), b.get()) <
           std::tie(other_cells, other_jaccard, other_a.get(), other_b.get());
  };
  const auto kept = static_cast<std::ptrdiff_t>(std::min(best_listed, best.size()));
  std::ranges::partial_sort(best, best.begin() + kept, less);
  best.resize(static_cast<std::size_t>(kept));
  return best;
}

// As the server lists them.
OverlapsListed listed_by_server() {
  OverlapsListed listed = OverlapsListed::best(best_listed);
  listed.crowded = 10;
  return listed;
}

void require(bool holds, const char* sentence) {
  if (!holds) throw Error(Error::Kind::conflict, sentence);
}

bool are_same(const std::vector<Overlap>& some, const std::vector<Overlap>& others) {
  return std::ranges::equal(some, others, {}, &Overlap::id, &Overlap::id);
}

// The pairs counted and the best of them listed. To be written down, all are listed, and what was answered is held
// against these.
Written answer_overlaps(const Standing& standing, const Asked& asked) {
  const Question question = question_of(asked, finest_levels);
  auto best = std::make_shared<Overlaps>(find_overlaps(standing.snapshot, question, listed_by_server()));
  return [best, question, &snapshot = standing.snapshot](std::ostream& out) {
    out << "pairs,," << best->totals.pairs << ",\n";
    if (best->totals.pairs > most_to_list) return;
    std::vector<Overlap> all = find_overlaps(snapshot, question).pairs;
    std::size_t shared = 0;
    for (const Overlap& pair : all) shared += pair.shared.size();
    out << "shared,," << shared << ",\n";
    for (const Overlap* pair : most_shared(snapshot, all)) {
      out << snapshot.id(pair->a) << ',' << snapshot.id(pair->b) << ',' << pair->shared.size() << ','
          << std::llround(pair->jaccard * 1e6) << '\n';
    }
    require(all.size() == best->totals.pairs, "the pairs that are counted are not those that are listed");
    all.resize(best->pairs.size());
    require(are_same(all, best->pairs), "the best pairs are not the first of all");
  };
}

// The best alone, and nothing counted.
Written answer_best(const Standing& standing, const Asked& asked) {
  const Question question = question_of(asked, finest_levels);
  auto best = std::make_shared<std::vector<Overlap>>(find_best_overlaps(standing.snapshot, question, best_listed));
  return [best, question, &snapshot = standing.snapshot](std::ostream& out) {
    for (const Overlap& pair : *best) out << snapshot.id(pair.a) << ',' << snapshot.id(pair.b) << '\n';
    const Overlaps counted = find_overlaps(snapshot, question, listed_by_server());
    require(are_same(*best, counted.pairs), "the best pairs alone are not those of all that are counted");
  };
}

Written answer_donors(const Standing& standing, const Asked& asked) {
  auto donors = std::make_shared<Donors>(
      find_donors(standing.snapshot, question_of(asked, finest_levels), {}, DonorsWanted::counts_of_pairs()));
  return [donors, &snapshot = standing.snapshot](std::ostream& out) {
    for (const DonorPair& pair : donors->pairs) {
      out << snapshot.organisations[pair.a.index].id << ',' << snapshot.organisations[pair.b.index].id << ','
          << pair.cells << ',' << pair.programmes << '\n';
    }
  };
}

Written answer_leaving(const Standing& standing, const Asked& asked) {
  Departure departure;
  for (const auto& id : asked.about) departure.organisations.push_back(standing.snapshot.organisation_by_id.at(id));
  auto leaving = std::make_shared<Leaving>(
      find_leaving(standing.snapshot, question_of(asked, finest_levels), departure, LeavingWanted::together_alone));
  return [leaving, &snapshot = standing.snapshot](std::ostream& out) {
    for (const Cell& cell : leaving->together.emptied) {
      out << place_and_service(snapshot, cell) << ',' << snapshot.groups.id(cell.group) << '\n';
    }
  };
}

Written answer_surroundings(const Standing& standing, const Asked& asked) {
  std::vector<Provider> actors;
  for (const auto& id : asked.about) actors.push_back({standing.snapshot.organisation_by_id.at(id), {}});
  auto counts = count_surroundings(standing.snapshot, Tier::secretariat, actors, hops);
  return [counts = std::move(counts), ids = asked.about](std::ostream& out) {
    for (std::size_t at = 0; at < ids.size(); ++at) out << ids[at] << ',' << counts[at] << '\n';
  };
}

constexpr BenchQuestion questions[] = {
    {"matrix", answer_matrix},
    {"needs", answer_needs},
    {"single-donor", answer_single_donor},
    {"overlaps", answer_overlaps},
    {"best", answer_best},
    {"donors", answer_donors},
    {"leaving", answer_leaving},
    {"surroundings", answer_surroundings},
};

}  // namespace

const BenchQuestion& find_question(std::string_view name) {
  const auto* const found = std::ranges::find(questions, name, &BenchQuestion::name);
  if (found == std::end(questions)) throw Error(Error::Kind::not_found, "no question is named " + std::string(name));
  return *found;
}

}  // namespace bench
