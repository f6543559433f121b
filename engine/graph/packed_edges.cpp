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
    const auto actors = [this](auto ids) { return this->actors(ids); };
    const auto word = [](std::string_view text) { return CodeWord(text); };
    const auto sources = rows.meanings(Common::source, [this](std::string_view name) { return source(name); });
    const auto providers = rows.meanings_at_once<&Funding::provider>(actors);
    const auto receivers = rows.meanings_at_once<&Funding::receiver>(actors);
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
    const auto organisations = rows.meanings_at_once<&Participation::organisation>(
        [this](auto ids) { return answered(ids, snapshot_.organisation_by_id.look_up(ids)); });
    const auto programmes = rows.meanings_at_once<&Participation::programme>(
        [this](auto ids) { return answered(ids, snapshot_.programme_by_id.look_up(ids)); });
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

  std::vector<Provider> actors(std::span<const std::string_view> ids) const {
    const auto organisations = snapshot_.organisation_by_id.look_up(ids);
    const auto programmes = snapshot_.programme_by_id.look_up(ids);
    std::vector<Provider> actors;
    actors.reserve(ids.size());
    for (std::size_t at = 0; at < ids.size(); ++at) {
      actors.push_back(organisations[at].known() ? Provider{organisations[at], {}} : Provider{{}, programmes[at]});
    }
    return answered(ids, std::move(actors));
  }

  static bool is_known(const Provider& actor) { return actor.organisation.known() || actor.programme.known(); }
  template <class Fact>
  static bool is_known(Ref<Fact> actor) {
    return actor.known();
  }

  // Notes ids that nobody has.
  template <class Found>
  std::vector<Found> answered(std::span<const std::string_view> ids, std::vector<Found> found) const {
    for (std::size_t at = 0; at < ids.size(); ++at) {
      if (is_known(found[at]) || ids[at].empty()) continue;
      const std::lock_guard lock(guard_);
      snapshot_.unanswered.edit().emplace(ids[at]);
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

// What the parts have, one after the other.
template <class Edge>
class Read {
 public:
  Read(const PackedEdges& reader, const GatheredRecords& records) : read_(records.parts().size()) {
    // Those of one kind mostly stand together: ranges of equal length would be one core's work.
    one_by_one(read_.size(), [&](std::size_t part) { reader.read(records.parts()[part], read_[part]); });
    std::erase_if(read_, [](const auto& some) { return some.empty(); });
    for (const auto& some : read_) starts_.push_back(starts_.back() + some.size());
  }

  std::size_t size() const { return starts_.back(); }

  // By number, as all lists of edges are.
  void sort() {
    bool in_order = true;
    for (std::size_t at = 1; at < read_.size(); ++at) {
      in_order = in_order && read_[at - 1].back().number < read_[at].front().number;
    }
    if (in_order) return;
    std::vector<Edge> all = some(0, size());
    std::ranges::sort(all, {}, [](const Edge& edge) { return edge.number; });
    read_.assign(1, std::move(all));
    starts_ = {0, read_.front().size()};
  }

  std::vector<Edge> some(std::size_t from, std::size_t to) const {
    std::vector<Edge> edges;
    edges.reserve(to - from);
    auto part = static_cast<std::size_t>(std::ranges::upper_bound(starts_, from) - starts_.begin()) - 1;
    for (; from < to; ++part) {
      const std::size_t end = std::min(to, starts_[part + 1]);
      const auto wanted = std::span(read_[part]).subspan(from - starts_[part], end - from);
      edges.insert(edges.end(), wanted.begin(), wanted.end());
      from = end;
    }
    return edges;
  }

 private:
  std::vector<std::vector<Edge>> read_;
  std::vector<std::size_t> starts_ = {0};  // of each among all, and the end
};

template <class Edge>
void form(Chunked<Edge>& list, const PackedEdges& reader, const GatheredRecords& records) {
  Read<Edge> read(reader, records);
  read.sort();
  constexpr std::size_t usual = Chunked<Edge>::usual;
  std::vector<std::vector<Edge>> chunks((read.size() + usual - 1) / usual);
  in_ranges(chunks.size(), 8, [&](std::size_t from, std::size_t to) {
    for (std::size_t chunk = from; chunk < to; ++chunk) {
      chunks[chunk] = read.some(chunk * usual, std::min(read.size(), (chunk + 1) * usual));
    }
  });
  for (auto& chunk : chunks) list.append(std::move(chunk));
}

}  // namespace

void form_packed_edges(Snapshot& snapshot, const GatheredRecords& records) {
  const PackedEdges reader(snapshot);
  form(snapshot.needs, reader, records);
  form(snapshot.funding, reader, records);
  form(snapshot.participations, reader, records);
}

}  // namespace engine
