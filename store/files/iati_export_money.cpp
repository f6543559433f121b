#include <algorithm>

#include "engine/model/text.h"
#include "store/files/iati_codes.h"
#include "store/files/iati_export.h"

// The money of an activity that is written.
namespace store {

void IatiExport::write_budget(const engine::ProgrammeNode& node, const engine::Period& period) {
  if (!node.budget || node.currency.empty() || !period.bounded()) return;
  xml_.open("budget");
  xml_.put("period-start", {{"iso-date", engine::to_text(period.from)}});
  xml_.put("period-end", {{"iso-date", engine::to_text(engine::previous(period.to))}});
  xml_.put("value", {{"currency", node.currency}, {"value-date", engine::to_text(period.from)}},
           engine::to_text(*node.budget));
  xml_.close();
}

void IatiExport::write_side(std::string_view element, std::string_view activity_attribute,
                            const engine::Provider& side) {
  if (side.organisation.known()) {
    const engine::OrganisationNode& node = snapshot_.organisations[side.organisation.index];
    xml_.open(element, {{"ref", reference_of(node)}, {"type", iati_organisation_type(node.kind)}});
    xml_.put("narrative", {}, node.name);
    xml_.close();
  } else {
    xml_.put(element, {{activity_attribute, snapshot_.programmes[side.programme.index].id}});
  }
}

// Budgets of a period that somebody gives are planned disbursements.
void IatiExport::write_plans(std::size_t at, const IatiProgramme& parts) {
  for (const std::size_t place : parts.funding) {
    const engine::FundingEdge& edge = snapshot_.funding[place];
    const bool dated = edge.has_period && edge.period.from != engine::Period::open_start;
    if (edge.kind != "budget" || !edge.amount || !dated || edge.currency.empty()) continue;
    xml_.open("planned-disbursement");
    xml_.put("period-start", {{"iso-date", engine::to_text(edge.period.from)}});
    if (edge.period.to != engine::Period::open_end) {
      xml_.put("period-end", {{"iso-date", engine::to_text(engine::previous(edge.period.to))}});
    }
    xml_.put("value",
             {{"currency", edge.currency},
              {"value-date", engine::to_text(edge.value_date ? *edge.value_date : edge.period.from)}},
             engine::to_text(*edge.amount));
    const bool into = edge.receiver.programme.index == at;
    if (into) write_side("provider-org", "provider-activity-id", edge.provider);
    if (!into) write_side("receiver-org", "receiver-activity-id", edge.receiver);
    xml_.close();
  }
}

void IatiExport::write_transactions(std::size_t at, const IatiProgramme& parts) {
  for (const std::size_t place : parts.funding) {
    const engine::FundingEdge& edge = snapshot_.funding[place];
    const bool into = edge.receiver.programme.index == at;
    const std::string_view type =
        iati_transaction_type(edge.kind, into ? TransactionType::Way::in : TransactionType::Way::out);
    // A transaction has a type, an amount in a currency, and a day.
    if (type.empty() || !edge.amount || !edge.value_date || edge.currency.empty()) continue;
    const std::string day = engine::to_text(*edge.value_date);
    xml_.open("transaction");
    xml_.put("transaction-type", {{"code", type}});
    xml_.put("transaction-date", {{"iso-date", day}});
    xml_.put("value", {{"currency", edge.currency}, {"value-date", day}}, engine::to_text(*edge.amount));
    if (into) write_side("provider-org", "provider-activity-id", edge.provider);
    if (!into) write_side("receiver-org", "receiver-activity-id", edge.receiver);
    xml_.close();
  }
}

}  // namespace store
