#include <algorithm>
#include <mutex>

#include "engine/graph/entities.h"
#include "engine/graph/parallel.h"
#include "engine/model/blob.h"

namespace engine {
namespace {

// Edges of the kinds of which there are very many, read from columns: no object is made for a record.
class PackedEdges {
 public:
  explicit PackedEdges(Snapshot& snapshot) : snapshot_(snapshot) {}

  void read(const GatheredRecords::Part& part, std::vector<FundingEdge>& into) const {
    const PackedRows<Funding> rows(part);
    if (rows.size() == 0) return;
    const auto actor = [this](std::string_view id) { return this->actor(id); };
    const auto word = [](std::string_view text) { return CodeWord(text); };
    const auto sources = rows.meanings(Common::source, [this](std::string_view name) { return source(name); });
    const auto providers = rows.meanings<&Funding::provider>(actor);
    const auto receivers = rows.meanings<&Funding::receiver>(actor);
    const auto kinds = rows.meanings<&Funding::kind>(word);
    const auto currencies = rows.meanings<&Funding::currency>(word);
    for (std::size_t row = 0; row < rows.size(); ++row) {
      FundingEdge& edge = into.emplace_back(stated<FundingEdge>(rows, row, sources[row]));
      edge.provider = providers[row];
      edge.receiver = receivers[row];
      edge.kind = kinds[row];
      if (const auto amount = rows.figure<&Funding::amount>(row)) edge.amount = Decimal{*amount};
      edge.currency = currencies[row];
      edge.value_date = rows.day<&Funding::value_date>(row);
      const Date start = rows.day<&Funding::start>(row), end = rows.day<&Funding::end>(row);
      edge.has_period = start || end;
      edge.period = {start.value_or(Period::open_start), end.value_or(Period::open_end)};
    }
  }

  void read(const GatheredRecords::Part& part, std::vector<ParticipationEdge>& into) const {
    const PackedRows<Participation> rows(part);
    if (rows.size() == 0) return;
    const auto sources = rows.meanings(Common::source, [this](std::string_view name) { return source(name); });
    const auto organisations = rows.meanings<&Participation::organisation>(
        [this](std::string_view id) { return answered(id, snapshot_.organisation_by_id.look_up(id)); });
    const auto programmes = rows.meanings<&Participation::programme>(
        [this](std::string_view id) { return answered(id, snapshot_.programme_by_id.look_up(id)); });
    const auto roles = rows.meanings<&Participation::role>([](std::string_view text) { return CodeWord(text); });
    for (std::size_t row = 0; row < rows.size(); ++row) {
      if (!organisations[row].known() || !programmes[row].known()) continue;
      ParticipationEdge& edge = into.emplace_back(stated<ParticipationEdge>(rows, row, sources[row]));
      edge.organisation = organisations[row];
      edge.programme = programmes[row];
      edge.role = roles[row];
    }
  }

  void read(const GatheredRecords::Part& part, std::vector<NeedEdge>& into) const {
    const PackedRows<Need> rows(part);
    if (rows.size() == 0) return;
    const auto sources = rows.meanings(Common::source, [this](std::string_view name) { return source(name); });
    const auto locations = rows.meanings<&Need::location>(
        [this](std::string_view id) { return snapshot_.locations.find(std::string(id)); });
    const auto services =
        rows.meanings<&Need::service>([this](std::string_view id) { return snapshot_.services.find(std::string(id)); });
    const auto groups =
        rows.meanings<&Need::group>([this](std::string_view id) { return snapshot_.groups.find(std::string(id)); });
    for (std::size_t row = 0; row < rows.size(); ++row) {
      if (!locations[row].known() || !services[row].known()) continue;
      NeedEdge& edge = into.emplace_back(stated<NeedEdge>(rows, row, sources[row]));
      edge.location = locations[row];
      edge.service = services[row];
      edge.group = groups[row];
      edge.period = {rows.day<&Need::start>(row).value_or(Period::open_start),
                     rows.day<&Need::end>(row).value_or(Period::open_end)};
      edge.people = rows.figure<&Need::people>(row).value_or(-1);
      std::optional<double> severity;
      blob::read(rows.text<&Need::severity>(row), severity);
      edge.severity = severity.value_or(-1);
      edge.unit = unit_of(rows.text<&Need::per>(row));
      edge.forecast = rows.text<&Need::kind>(row) == "forecast";
    }
  }

 private:
  std::uint32_t source(std::string_view name) const { return (*snapshot_.sources).find(name); }

  Provider actor(std::string_view id) const {
    const auto who = snapshot_.organisation_by_id.look_up(id);
    return who.known() ? Provider{who, {}} : Provider{{}, answered(id, snapshot_.programme_by_id.look_up(id))};
  }

  // Notes ids that nobody has.
  template <class Fact>
  Ref<Fact> answered(std::string_view id, Ref<Fact> found) const {
    if (!found.known() && !id.empty()) {
      const std::lock_guard lock(guard_);
      snapshot_.unanswered.edit().emplace(id);
    }
    return found;
  }

  template <class Edge, class Rows>
  static Edge stated(const Rows& rows, std::size_t row, std::uint32_t source) {
    Edge edge;
    edge.number = rows.number(row);
    edge.source = source;
    edge.tier = rows.tier(row);
    return edge;
  }

  Snapshot& snapshot_;
  mutable std::mutex guard_;
};

// By number, as all lists of edges are.
template <class Edge>
void form(Chunked<Edge>& list, const PackedEdges& reader, const GatheredRecords& records) {
  std::vector<std::vector<Edge>> read(records.parts().size());
  in_ranges(read.size(), 8, [&](std::size_t from, std::size_t to) {
    for (std::size_t part = from; part < to; ++part) reader.read(records.parts()[part], read[part]);
  });
  const auto numbers_apart = [](const auto& one, const auto& other) {
    return one.back().number < other.front().number;
  };
  std::erase_if(read, [](const auto& some) { return some.empty(); });
  bool in_order = true;
  for (std::size_t at = 1; at < read.size(); ++at) in_order = in_order && numbers_apart(read[at - 1], read[at]);
  if (!in_order) {
    std::vector<Edge> all;
    for (const auto& some : read) all.insert(all.end(), some.begin(), some.end());
    std::ranges::sort(all, {}, [](const Edge& edge) { return edge.number; });
    read.assign(1, std::move(all));
  }
  for (auto& some : read) {
    for (const Edge& edge : some) list.push_back(edge);
    some = {};
  }
}

}  // namespace

void form_packed_edges(Snapshot& snapshot, const GatheredRecords& records) {
  const PackedEdges reader(snapshot);
  form(snapshot.needs, reader, records);
  form(snapshot.funding, reader, records);
  form(snapshot.participations, reader, records);
}

}  // namespace engine
