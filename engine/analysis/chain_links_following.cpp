#include "engine/analysis/chain_links_following.h"

#include <algorithm>
#include <optional>

namespace engine {
namespace {

// A link that went or came.
struct Change {
  std::uint32_t from, to;
  Period then;
  bool is;
};

struct Listed {
  ChainLinks::Lists lists;
  std::vector<Period> then;  // of each value, where days are kept
};

// Lists with the changes, which come one after another; nothing where one that went was not there.
class Changing {
 public:
  Changing(const ChainLinks::Lists& before, const std::vector<Period>& then, std::size_t providers)
      : before_(before), then_(then), providers_(providers) {
    now_.lists.starts.reserve(providers + 1);
    now_.lists.starts.push_back(0);
    now_.lists.values.reserve(before.values.size());
    now_.then.reserve(then.size());
  }

  std::optional<Listed> apply(std::vector<Change> changes) {
    std::ranges::stable_sort(changes, {}, &Change::from);
    for (auto one = changes.begin(); one != changes.end();) {
      const auto end = std::find_if(one, changes.end(), [&](const Change& other) { return other.from != one->from; });
      keep_until(one->from);
      if (!change({one, end})) return std::nullopt;
      one = end;
    }
    keep_until(providers_);
    return std::move(now_);
  }

 private:
  // Those that came have none yet.
  std::uint32_t start_of(std::size_t provider) const {
    return before_.starts[std::min(provider, before_.starts.size() - 1)];
  }

  void keep_until(std::size_t end) {
    auto& [starts, values] = now_.lists;
    const std::uint32_t from = start_of(next_), to = start_of(end);
    const auto moved = static_cast<std::uint32_t>(values.size()) - from;
    values.insert(values.end(), before_.values.begin() + from, before_.values.begin() + to);
    if (!then_.empty()) now_.then.insert(now_.then.end(), then_.begin() + from, then_.begin() + to);
    for (; next_ < end; ++next_) starts.push_back(start_of(next_ + 1) + moved);
  }

  // Writes the next list. Whether it could.
  bool change(std::span<const Change> changes) {
    std::vector<std::pair<std::uint32_t, Period>> list;
    for (std::uint32_t at = start_of(next_); at < start_of(next_ + 1); ++at) {
      list.emplace_back(before_.values[at], then_.empty() ? Period() : then_[at]);
    }
    for (const Change& one : changes) {
      const std::pair link(one.to, one.then);
      if (one.is) {
        list.push_back(link);
        continue;
      }
      const auto found = std::ranges::find(list, link);
      if (found == list.end()) return false;
      list.erase(found);
    }
    std::ranges::sort(list);
    for (const auto& [to, then] : list) {
      now_.lists.values.push_back(to);
      now_.then.push_back(then);
    }
    now_.lists.starts.push_back(static_cast<std::uint32_t>(now_.lists.values.size()));
    ++next_;
    return true;
  }

  const ChainLinks::Lists& before_;
  const std::vector<Period>& then_;
  const std::size_t providers_;
  std::size_t next_ = 0;
  Listed now_;
};

// Puts those into one family that turn out to be of one.
class Uniting {
 public:
  explicit Uniting(std::vector<std::uint32_t>& families) : families_(families) {}

  void unite(std::uint32_t one, std::uint32_t other) {
    const std::uint32_t own = families_[one], others = families_[other];
    if (own != 0 && own == others) return;
    if (own != 0 && others != 0) std::ranges::replace(families_, own, others);
    const std::uint32_t family = others != 0 ? others : own != 0 ? own : next();
    families_[one] = families_[other] = family;
    grown_.push_back(family);
  }

  bool any() const { return !grown_.empty(); }
  // Whether somebody may be of the family who was not.
  bool has_grown(std::uint32_t family) const {
    return family != 0 && std::ranges::find(grown_, family) != grown_.end();
  }

 private:
  std::uint32_t next() {
    if (next_ == 0) next_ = *std::ranges::max_element(families_) + 1;
    return next_++;
  }

  std::vector<std::uint32_t>& families_;
  std::vector<std::uint32_t> grown_;
  std::uint32_t next_ = 0;
};

class Following {
 public:
  Following(const ChainLinks& before, const LinkEdits& edits, const Snapshot& now, const ProviderOrder& providers,
            const ProgrammeColumns& programmes)
      : before_(before),
        edits_(edits),
        now_(now),
        providers_(providers),
        programmes_(programmes),
        links_(std::make_shared<ChainLinks>()) {}

  std::shared_ptr<const ChainLinks> follow() {
    if (!change_lists()) return nullptr;
    move_actors();
    find_families();
    find_payers();
    sign();
    links_->providers = providers_.weak_from_this().lock();
    links_->programmes = programmes_.weak_from_this().lock();
    return links_;
  }

 private:
  bool change_lists();
  void move_actors();
  void find_families();
  void find_payers();
  void sign();

  const ChainLinks& before_;
  const LinkEdits& edits_;
  const Snapshot& now_;
  const ProviderOrder& providers_;
  const ProgrammeColumns& programmes_;
  const std::shared_ptr<ChainLinks> links_;
  std::vector<Change> came_;                     // of all that changed
  std::vector<std::uint8_t> is_other_;           // by organisation, 1: its own sign is another one now
  std::vector<Ref<Programme>> of_other_family_;  // ascending
};

bool Following::change_lists() {
  std::vector<Change> funding, parts;
  for (const auto& [edge, is] : edits_.funding()) {
    if (const auto link = ChainLinks::link_of(edge, providers_))
      funding.push_back({link->from, link->to, link->then, is});
  }
  for (const auto& [edge, is] : edits_.participations()) {
    if (const auto link = ChainLinks::link_of(edge, providers_)) parts.push_back({link->from, link->to, {}, is});
  }
  for (const auto* some : {&funding, &parts}) std::ranges::copy_if(*some, std::back_inserter(came_), &Change::is);
  auto funded = Changing(before_.funded, before_.funded_then, providers_.size()).apply(std::move(funding));
  auto partners = Changing(before_.partners, {}, providers_.size()).apply(std::move(parts));
  if (!funded || !partners) return false;
  links_->funded = std::move(funded->lists);
  links_->funded_then = std::move(funded->then);
  links_->partners = std::move(partners->lists);
  return true;
}

// Those who came are of no family yet, and pay nobody.
void Following::move_actors() {
  const auto& [organisations, programmes] = edits_.others().actors();
  const auto none = [](auto) { return std::uint32_t{0}; };
  links_->programme_families = with_arrivals(before_.programme_families, programmes, none);
  links_->organisation_families = with_arrivals(before_.organisation_families, organisations, none);
  links_->may_pay = with_arrivals(before_.may_pay, organisations, [](auto) { return std::uint8_t{0}; });
  links_->signs = before_.signs;
  links_->signs.resize(providers_.size());
  is_other_.resize(links_->may_pay.size());
}

void Following::find_families() {
  Uniting organisations(links_->organisation_families), programmes(links_->programme_families);
  for (const Ref<Organisation> one : edits_.others().organisations()) {
    const auto parent = now_.organisations[one.index].parent;
    if (parent.known()) organisations.unite(one.index, parent.index);
  }
  for (const Ref<Programme> one : edits_.others().programmes()) {
    const auto parent = programmes_.parents[one.index];
    if (parent.known()) programmes.unite(one.index, parent.index);
  }
  for (std::size_t one = 0; organisations.any() && one < is_other_.size(); ++one) {
    if (organisations.has_grown(links_->organisation_families[one])) is_other_[one] = 1;
  }
  for (std::uint32_t one = 0; programmes.any() && one < links_->programme_families.size(); ++one) {
    if (programmes.has_grown(links_->programme_families[one])) of_other_family_.push_back({one});
  }
}

// Notes who pays for a programme and paid for none.
void Following::find_payers() {
  for (const Ref<Programme> one : edits_.others().programmes()) {
    for (const auto donor : programmes_.donors_of(one)) {
      std::uint8_t& pays = links_->may_pay[donor.index];
      if (pays == 0) is_other_[donor.index] = 1;
      pays = 1;
    }
  }
}

// A sign that says more than it need tells less, but nothing wrong.
void Following::sign() {
  const auto sign = [&](const Provider& one) { links_->sign(providers_.rank(one), providers_, programmes_); };
  for (const Ref<Organisation> one : edits_.others().organisations()) sign({one, {}});
  for (const Ref<Programme> one : edits_.others().programmes()) sign({{}, one});
  for (const Ref<Programme> one : of_other_family_) sign({{}, one});
  for (const Change& one : came_) links_->sign_link(providers_, one.from, one.to);
  if (std::ranges::find(is_other_, 1) == is_other_.end()) return;
  for (std::uint32_t one = 0; one < is_other_.size(); ++one) {
    if (is_other_[one] != 0) sign({{one}, {}});
  }
  for (std::uint32_t one = 0; one < programmes_.leads.size(); ++one) {
    const Ref<Organisation> lead = programmes_.leads[one];
    if (lead.known() && is_other_[lead.index] != 0) sign({{}, {one}});
  }
}

// Whether nothing changed that links say.
bool hold(const ChainLinks& links, const LinkEdits& edits, const ProviderOrder& providers,
          const ProgrammeColumns& programmes) {
  return links.providers.get() == &providers && links.programmes.get() == &programmes && edits.funding().empty() &&
         edits.participations().empty() && edits.others().organisations().empty();
}

}  // namespace

std::shared_ptr<const ChainLinks> follow_links(const std::shared_ptr<const ChainLinks>& before, const LinkEdits& edits,
                                               const Snapshot& now, const ProviderOrder& providers,
                                               const ProgrammeColumns& programmes) {
  if (hold(*before, edits, providers, programmes)) return before;
  if (!before->providers || !providers.keeps_ranks_of(*before->providers)) return nullptr;
  return Following(*before, edits, now, providers, programmes).follow();
}

}  // namespace engine
