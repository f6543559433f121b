#include "engine/identity/others_ids.h"

#include <utility>

namespace engine {
namespace {

// "a" of "a-2"; empty where no number stands behind.
std::string_view without_number(std::string_view id) {
  const auto last = id.find_last_not_of("0123456789");
  if (last == std::string_view::npos || last + 1 == id.size() || id[last] != '-') return {};
  return id.substr(0, last);
}

}  // namespace

OthersIds::OthersIds(std::span<const Pack> packs, const PackIds& ids) : ids_(ids), seen_(packs.size() * Pack::most) {}

void OthersIds::add(std::string_view id, std::size_t kind) {
  const Seen fresh = static_cast<Seen>(kind + 1);
  const auto note = [&](Seen& known) { known = known == unseen || known == fresh ? fresh : several; };
  if (const auto place = ids_.find(id)) note(seen(*place));
  if (ids_.find(without_number(id))) note(numbered_[std::string(id)]);
}

std::optional<std::size_t> OthersIds::told(Seen seen, const std::string& id) const {
  if (seen == unseen) return std::nullopt;
  if (seen == several) return asked_ ? asked_(id) : std::nullopt;
  return seen - std::size_t{1};
}

std::optional<std::size_t> OthersIds::kind_of_id(const std::string& id) const {
  if (const auto place = ids_.find(id)) return told(seen(*place), id);
  if (ids_.find(without_number(id))) {
    const auto known = numbered_.find(id);
    return known == numbered_.end() ? std::nullopt : told(known->second, id);
  }
  return asked_ ? asked_(id) : std::nullopt;
}

void OthersIds::answer_for(IdBook& book) {
  book_ = &book;
  asked_ = book.elsewhere_by([this](const std::string& id) { return kind_of_id(id); });
}

void OthersIds::answer_no_more() {
  if (book_ == nullptr) return;
  std::exchange(book_, nullptr)->elsewhere_by(std::move(asked_));
}

}  // namespace engine
