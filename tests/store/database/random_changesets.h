#pragma once

#include <random>

#include "engine/model/record.h"
#include "store/database/database.h"

// A changeset that `database` can take as its next revision: up to five records of each sort, some of the
// withdrawn ones brought back; now and then an empty one.
engine::Changeset random_changeset(std::mt19937& random, const store::Database& database);
