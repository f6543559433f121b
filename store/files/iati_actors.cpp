#include "store/files/iati_actors.h"

#include <algorithm>

#include "engine/identity/words.h"
#include "store/files/iati_codes.h"
#include "store/files/iati_values.h"

namespace store {
namespace {

// So many names say that the reference is none of one organisation, and no more of them are kept.
constexpr std::size_t most_names = 50;

}  // namespace

std::vector<IatiText> IatiActors::real_names(const std::vector<IatiText>& names, std::uint32_t line) {
  std::vector<IatiText> real;
  for (const IatiText& name : names) {
    if (has_address(name.text)) {
      report_.note(line, "organisation", "", "an e-mail address stands for a name, and is not stored");
    } else if (!placeholders_.has(name.text)) {
      real.push_back(name);
    }
  }
  return real;
}

std::optional<IatiActors::Actor> IatiActors::meet(const IatiElement& element) {
  if (!element.is_there()) return std::nullopt;
  return meet(std::string(element["ref"]), texts_of(element), std::string(element["type"]), element.line());
}

std::optional<IatiActors::Actor> IatiActors::meet(const std::string& stated_ref, const std::vector<IatiText>& stated,
                                                  const std::string& type, std::uint32_t line) {
  const std::vector<IatiText> names = real_names(stated, line);
  const bool nobody = is_catch_all(stated_ref) || placeholders_.has(stated_ref) || has_address(stated_ref);
  const std::string ref = nobody ? "" : stated_ref;
  if (ref.empty() && names.empty()) return std::nullopt;

  const std::string key = ref.empty() ? " " + engine::fold(names.front().text) : ref;
  const auto [place, fresh] = by_key_.try_emplace(key, static_cast<Actor>(all_.size()));
  if (fresh) {
    Known known;
    known.ref = ref;
    known.line = line;
    known.id = records_.claim_organisation(ref.empty() ? engine::slug(names.front().text) : ref);
    all_.push_back(std::move(known));
  }
  Known& actor = all_[place->second];
  if (ref.empty() && actor.catch_all.empty()) actor.catch_all = has_address(stated_ref) ? "" : stated_ref;
  if (actor.kind.empty()) actor.kind = organisation_kind(type);
  if (actor.kind.empty() && actor.type.empty() && !type.empty()) {
    actor.type = type;
    report_.doubt(line, "organisation", type, "is no code of an organisation's type; it is kept as a word");
  }
  add_names(actor, names, line);
  return place->second;
}

IatiActors::Actor IatiActors::nobody(std::uint32_t line) {
  const auto [place, fresh] = by_key_.try_emplace("", static_cast<Actor>(all_.size()));
  if (fresh) {
    Known known;
    known.id = records_.claim_organisation("unspecified");
    known.names = {"Unspecified"};
    known.line = line;
    all_.push_back(std::move(known));
  }
  return place->second;
}

void IatiActors::add_names(Known& actor, const std::vector<IatiText>& names, std::uint32_t line) {
  for (const IatiText& name : names) {
    if (std::ranges::find(actor.names, name.text) != actor.names.end()) continue;
    if (actor.names.size() == most_names) {
      report_.note(line, "organisation", actor.ref,
                   "this reference has over 50 different names; no more of them are kept");
      return;
    }
    actor.names.push_back(name.text);
  }
}

bool IatiActors::same(Actor one, Actor other) const {
  if (one == other) return true;
  const Known& a = all_[one];
  const Known& b = all_[other];
  if (!a.ref.empty() && !b.ref.empty()) return false;
  return !a.names.empty() && !b.names.empty() && engine::fold(a.names.front()) == engine::fold(b.names.front());
}

void IatiActors::finish() {
  for (Known& actor : all_) {
    engine::Organisation organisation;
    organisation.name = actor.names.empty() ? actor.ref : actor.names.front();
    if (actor.names.size() > 1) organisation.aliases.assign(actor.names.begin() + 1, actor.names.end());
    std::ranges::sort(organisation.aliases);
    organisation.kind = actor.kind;
    if (!actor.ref.empty()) organisation.identifiers = {"iati:" + actor.ref};
    engine::Record record;
    record.id = actor.id;
    // Fields in ascending order.
    if (!actor.catch_all.empty()) record.words.push_back({"identifiers", actor.catch_all});
    if (!actor.type.empty() && actor.kind.empty()) record.words.push_back({"kind", actor.type});
    record.fact = std::move(organisation);
    records_.add(std::move(record), actor.line);
  }
}

}  // namespace store
