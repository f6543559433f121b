#include "server/commands/proposal.h"

#include <ostream>

#include "engine/model/error.h"
#include "server/commands/printable.h"
#include "store/files/read_file.h"

namespace server {

using engine::Error;

std::optional<engine::Changeset> read_proposal(const std::string& file, Library& library, Console& console) {
  try {
    ImportOrder order;
    order.actor = "command line";
    order.when = console.clock();
    order.commitment = Commitment::nothing;
    const ImportOutcome outcome = library.import(store::read_file(file, {}), order);
    for (const engine::Issue& issue : outcome.reconciled.issues) {
      if (issue.weight == engine::Issue::Weight::left_out)
        console.err << "concert: " << printable(to_text(issue)) << "\n";
    }
    return outcome.reconciled.changeset;
  } catch (const Error& error) {
    if (error.kind() == Error::Kind::storage) throw;
    console.err << "concert: " << printable(error.what()) << "\n";
    return std::nullopt;
  }
}

}  // namespace server
