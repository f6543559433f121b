#include "store/files/hsds_tables.h"

#include <algorithm>
#include <array>

#include "engine/identity/words.h"

namespace store {
namespace {

using Treatment = engine::ColumnReport::Treatment;

// The names that editions 1 to 3 give to one table.
struct TableName {
  std::string_view name, table;
};

constexpr TableName names[] = {
    {"accessibility", "accessibility"},
    {"accessibility_for_disabilities", "accessibility"},
    {"address", "address"},
    {"addresses", "address"},
    {"attribute", "attribute"},
    {"attributes", "attribute"},
    {"contact", "contact"},
    {"contacts", "contact"},
    {"cost_option", "cost_option"},
    {"cost_options", "cost_option"},
    {"eligibility", "eligibility"},
    {"eligibilitys", "eligibility"},
    {"funding", "funding"},
    {"fundings", "funding"},
    {"holiday_schedule", "schedule"},
    {"holiday_schedules", "schedule"},
    {"language", "language"},
    {"languages", "language"},
    {"location", "location"},
    {"locations", "location"},
    {"meta_table_description", "meta_table_description"},
    {"meta_table_descriptions", "meta_table_description"},
    {"metadata", "metadata"},
    {"organization", "organization"},
    {"organization_identifier", "organization_identifier"},
    {"organization_identifiers", "organization_identifier"},
    {"organizations", "organization"},
    {"payment_accepted", "payment_accepted"},
    {"payments_accepted", "payment_accepted"},
    {"phone", "phone"},
    {"phones", "phone"},
    {"physical_address", "address"},
    {"physical_addresses", "address"},
    {"postal_address", "postal_address"},
    {"postal_addresses", "postal_address"},
    {"program", "program"},
    {"programs", "program"},
    {"regular_schedule", "schedule"},
    {"regular_schedules", "schedule"},
    {"required_document", "required_document"},
    {"required_documents", "required_document"},
    {"schedule", "schedule"},
    {"schedules", "schedule"},
    {"service", "service"},
    {"service_area", "service_area"},
    {"service_areas", "service_area"},
    {"service_at_location", "service_at_location"},
    {"service_at_locations", "service_at_location"},
    {"service_attribute", "attribute"},
    {"service_attributes", "attribute"},
    {"service_taxonomy", "attribute"},
    {"services", "service"},
    {"services_at_location", "service_at_location"},
    {"services_at_locations", "service_at_location"},
    {"services_taxonomy", "attribute"},
    {"taxonomies", "taxonomy"},
    {"taxonomy", "taxonomy"},
    {"taxonomy_detail", "taxonomy"},
    {"taxonomy_term", "taxonomy_term"},
    {"taxonomy_terms", "taxonomy_term"},
};

// A field that is taken, and what for.
struct FieldUse {
  std::string_view table, field, meaning;
};

constexpr FieldUse uses[] = {
    {"address", "city", "place of level 2"},
    {"address", "country", "country"},
    {"address", "location_id", "location"},
    {"address", "region", "place of level 1, where no state or province is named"},
    {"address", "state_province", "place of level 1"},
    {"attribute", "link_id", "what has the term"},
    {"attribute", "service_id", "service"},
    {"attribute", "taxonomy_id", "kind of service"},
    {"attribute", "taxonomy_term_id", "kind of service, or way in"},
    {"cost_option", "amount", "condition: fee"},
    {"cost_option", "amount_description", "condition: fee"},
    {"cost_option", "currency", "condition: fee"},
    {"cost_option", "option", "condition: fee"},
    {"cost_option", "service_id", "service"},
    {"eligibility", "eligibility", "condition: eligibility"},
    {"eligibility", "service_id", "service"},
    {"funding", "organization_id", "organisation"},
    {"funding", "service_id", "service"},
    {"funding", "source", "statement about funding"},
    {"location", "alternate_name", "name, where there is no other"},
    {"location", "external_identifier", "P-code, where the type says so"},
    {"location", "external_identifier_type", "scheme of the identifier"},
    {"location", "latitude", "latitude"},
    {"location", "location_type", "whether it is a place"},
    {"location", "longitude", "longitude"},
    {"location", "name", "site"},
    {"organization", "alternate_name", "alias"},
    {"organization", "name", "organisation"},
    {"organization", "parent_organization_id", "parent"},
    {"organization", "url", "page"},
    {"organization", "website", "page"},
    {"organization_identifier", "identifier", "identifier"},
    {"organization_identifier", "identifier_scheme", "scheme of the identifier"},
    {"organization_identifier", "identifier_type", "scheme of the identifier"},
    {"organization_identifier", "organization_id", "organisation"},
    {"payment_accepted", "payment", "condition: payment"},
    {"payment_accepted", "service_id", "service"},
    {"program", "name", "programme"},
    {"program", "organization_id", "organisation"},
    {"required_document", "document", "condition: document"},
    {"required_document", "service_id", "service"},
    {"service", "application_process", "condition: how to apply"},
    {"service", "assured_date", "last confirmed"},
    {"service", "eligibility_description", "condition: eligibility"},
    {"service", "fees", "condition: fee"},
    {"service", "fees_description", "condition: fee"},
    {"service", "last_modified", "last confirmed, where no assured date is there"},
    {"service", "maximum_age", "condition: age"},
    {"service", "minimum_age", "condition: age"},
    {"service", "name", "service"},
    {"service", "organization_id", "organisation"},
    {"service", "program_id", "programme"},
    {"service", "status", "status"},
    {"service", "wait_time", "condition: waiting time"},
    {"service_area", "extent", "where it serves, where the type says P-code"},
    {"service_area", "extent_type", "scheme of the extent"},
    {"service_area", "name", "where it serves"},
    {"service_area", "service_area", "where it serves"},
    {"service_area", "service_id", "service"},
    {"service_at_location", "location_id", "location"},
    {"service_at_location", "service_id", "service"},
    {"taxonomy_term", "code", "code of a service"},
    {"taxonomy_term", "name", "kind of service"},
    {"taxonomy_term", "taxonomy", "scheme of the code"},
    {"taxonomy_term", "vocabulary", "scheme of the code"},
};

// Why the rows of a table are not read.
struct TableUse {
  std::string_view table;
  Treatment treatment;
  std::string_view reason;
};

constexpr TableUse unread[] = {
    {"accessibility", Treatment::ignored, "how a building is entered counts nothing here"},
    {"contact", Treatment::dropped, "contacts and persons are never stored"},
    {"language", Treatment::ignored, "languages count nothing here"},
    {"meta_table_description", Treatment::ignored, "it describes the files"},
    {"metadata", Treatment::dropped, "it names who edited the directory"},
    {"phone", Treatment::dropped, "contacts and persons are never stored"},
    {"postal_address", Treatment::ignored, "where mail goes is not where a service is"},
    {"schedule", Treatment::ignored, "opening hours count nothing here"},
    {"taxonomy", Treatment::ignored, "the terms name their taxonomy themselves"},
};

constexpr std::string_view of_persons[] = {"email", "assurer_email", "attention", "updated_by", "phone", "fax"};

const TableUse* unread_table(std::string_view table) {
  const auto found = std::ranges::find(unread, table, &TableUse::table);
  return found == std::end(unread) ? nullptr : found;
}

}  // namespace

const std::string& HsdsRow::operator[](const std::string& field) const {
  static const std::string nothing;
  const auto found = fields.find(field);
  return found == fields.end() ? nothing : found->second;
}

std::string hsds_table(std::string_view name) {
  std::string folded;
  for (const char character : engine::fold(name)) folded += character == ' ' ? '_' : character;
  if (folded.ends_with("_csv")) folded.resize(folded.size() - 4);
  const auto found = std::ranges::find(names, std::string_view(folded), &TableName::name);
  return found == std::end(names) ? "" : std::string(found->table);
}

bool is_read(std::string_view table) { return unread_table(table) == nullptr; }

engine::ColumnReport report_field(const std::string& table, const std::string& field) {
  engine::ColumnReport report{table, field, "", Treatment::ignored, "", "nothing here can be counted by it"};
  if (const TableUse* use = unread_table(table)) {
    report.treatment = use->treatment;
    report.reason = use->reason;
  } else if (std::ranges::find(of_persons, field) != std::end(of_persons)) {
    report.treatment = Treatment::dropped;
    report.reason = "contacts and persons are never stored";
  } else if (const auto use_of = std::ranges::find_if(
                 uses, [&](const FieldUse& one) { return one.table == table && one.field == field; });
             use_of != std::end(uses)) {
    report.treatment = Treatment::understood;
    report.meaning = use_of->meaning;
    report.reason = "by its name in HSDS";
  }
  return report;
}

}  // namespace store
