#pragma once

#include <random>
#include <string>

// What is agreed about the fields of random_referrals.h: who governs, who leads, what is signed and who reports.
namespace testing_text {

// Tables that follow random_referral_tables(): authorities, mechanisms and their referrals, documents, memberships,
// meetings, Scopes and a package called "legs". The same state of `random` gives the same tables.
std::string random_mechanism_tables(std::mt19937& random);

}  // namespace testing_text
