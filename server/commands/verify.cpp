#include "server/commands/verify.h"

#include <ostream>

#include "server/answers/import_report.h"
#include "server/commands/run.h"
#include "store/database/database.h"

namespace server {

int verify(const CommandLine& line, Console& console) {
  const auto database = store::Database::open(database_folder(line, console), store::Database::Access::read);
  const store::Verification verification = database->verify();
  for (const std::string& fault : verification.faults) console.out << fault << "\n";
  console.out << "Revision " << verification.revision << ", " << with_thousands(verification.records) << " records in "
              << with_thousands(verification.versions)
              << " versions: " << (verification.faults.empty() ? "sound" : "damaged; restore a backup") << ".\n";
  return verification.faults.empty() ? exit_code::done : exit_code::store;
}

}  // namespace server
