#include "tests/engine/analysis/obvious_without.h"

#include <algorithm>

namespace obvious {
namespace {

using namespace engine;
using Names = std::set<std::string>;
using Records = std::vector<StoredRecord>;

bool is_there(const Records& records, const std::string& id) {
  return std::ranges::any_of(records, [&](const StoredRecord& stored) {
    const bool actor = std::holds_alternative<Organisation>(stored.record.fact) ||
                       std::holds_alternative<Programme>(stored.record.fact);
    return actor && stored.record.id == id;
  });
}

// Whether everybody who gives to `who` is known and gone, and somebody gave.
bool is_left_alone(const Records& records, const std::string& who, const Names& gone) {
  bool any = false;
  for (const StoredRecord& stored : records) {
    std::string giver;
    if (const auto* funding = std::get_if<Funding>(&stored.record.fact)) {
      if (funding->receiver.text != who || funding->provider.text == who || funding->kind == "pledge") continue;
      giver = funding->provider.text;
    } else if (const auto* part = std::get_if<Participation>(&stored.record.fact)) {
      if (part->programme.text != who || part->role != "funding" || !is_there(records, part->organisation.text))
        continue;
      giver = part->organisation.text;
    } else {
      continue;
    }
    if (!is_there(records, giver) || !gone.contains(giver)) return false;
    any = true;
  }
  return any;
}

bool stays(const Fact& fact, const Names& gone, const Names& dry) {
  if (const auto* funding = std::get_if<Funding>(&fact)) {
    return !gone.contains(funding->provider.text) && !dry.contains(funding->provider.text) &&
           !gone.contains(funding->receiver.text);
  }
  if (const auto* part = std::get_if<Participation>(&fact)) {
    if (part->role == "funding" && dry.contains(part->organisation.text)) return false;
    return !gone.contains(part->organisation.text) && !gone.contains(part->programme.text);
  }
  if (const auto* referral = std::get_if<Referral>(&fact)) {
    return !gone.contains(referral->from.text) && !gone.contains(referral->to.text);
  }
  if (const auto* membership = std::get_if<Membership>(&fact)) {
    return !gone.contains(membership->organisation.text) && !gone.contains(membership->body.text);
  }
  return true;
}

}  // namespace

Records without(Records records, const Names& organisations, const Names& programmes) {
  Names gone = organisations, dry;
  gone.insert(programmes.begin(), programmes.end());
  for (std::size_t before = 0; before != gone.size() + dry.size();) {
    before = gone.size() + dry.size();
    Names silent = gone;
    silent.insert(dry.begin(), dry.end());
    for (const StoredRecord& stored : records) {
      if (!is_left_alone(records, stored.record.id, silent)) continue;
      if (std::holds_alternative<Programme>(stored.record.fact)) gone.insert(stored.record.id);
      if (std::holds_alternative<Organisation>(stored.record.fact)) dry.insert(stored.record.id);
    }
  }
  std::erase_if(records, [&](const StoredRecord& stored) { return !stays(stored.record.fact, gone, dry); });
  for (StoredRecord& stored : records) {
    Fact& fact = stored.record.fact;
    if (auto* organisation = std::get_if<Organisation>(&fact)) {
      if (gone.contains(organisation->parent.text)) organisation->parent = {};
    } else if (auto* programme = std::get_if<Programme>(&fact)) {
      if (gone.contains(programme->parent.text)) programme->parent = {};
      if (gone.contains(stored.record.id)) programme->status = "cancelled";
    } else if (auto* delivery = std::get_if<Delivery>(&fact)) {
      const bool goes = gone.contains(delivery->organisation.text) || gone.contains(delivery->programme.text);
      if (goes) delivery->status = "cancelled";
      if (gone.contains(delivery->successor)) delivery->successor.clear();
    }
  }
  return records;
}

}  // namespace obvious
