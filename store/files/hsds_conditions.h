#pragma once

#include "store/files/hsds_directory.h"

namespace store {

// On what terms a service is given, each a text that says of what it is: "eligibility: adults", "fee: 35 GBP".
// In the order eligibility, age, documents, fees, how to apply, waiting time.
engine::Texts hsds_conditions(const HsdsDirectory& directory, const HsdsRow& service);

// The ways in that the directory states: a term of the taxonomy "way in", or a process of application that is no more
// than the name of one. Ascending.
engine::Texts hsds_ways_in(const HsdsDirectory& directory, const HsdsRow& service);

// The kind of service that the directory gives it, by the first of its terms that is no way in, and its own name.
engine::ServiceMention hsds_service(const HsdsDirectory& directory, const HsdsRow& service);

}  // namespace store
