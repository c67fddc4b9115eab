#pragma once

#include "server/store/sqlite/connection.h"

namespace onedoor::sqlite {

/// Brings the database to this program's schema, one transaction per migration, so that it is
/// always one of the known versions. Fails with "store.foreign" (another program's file) or
/// "store.newer".
Result<void> migrate(Connection& connection);

}
