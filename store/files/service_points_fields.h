#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/facts.h"

namespace store {

// What a field of a service point says.
enum class PointField {
  ignored,
  dropped,  // telephones and mailboxes
  place,
  organisation,
  sector,
  service,
  start,
  end,
  offers,
  registration,
  nationality,
  intake,
  accessibility,
  coverage,
  referral_method,
  next_step,
  response_delay,
  feedback,
  feedback_delay,
  documents,
  complaints,
  referral_required,
  lat,
  lon,
};

// By its name, in any case; of a form in another language by the number before it: "2. Nationality" is field 2 of
// the form in every language.
PointField point_field(std::string_view name);

// What the field was taken for, in a reader's words; empty where it is not read.
std::string_view to_text(PointField field);

// What one point says, each field with its values in their order. A list of answers that are true or 1 is the list of
// their names; objects inside ("organization": {"name": ...}) count by the name under which they stand.
using PointValues = std::map<PointField, std::vector<std::string>>;

// Adds the fields of `object` to `values`, and the names that it saw to `seen`.
void add_point_fields(const nlohmann::json& object, PointValues& values, std::map<std::string, PointField>& seen);

// The ways in that the answer about accessibility names ("Walk-in & Outreach", "All the above"). Ascending.
engine::Texts ways_in_of(const std::vector<std::string>& answers);

}  // namespace store
