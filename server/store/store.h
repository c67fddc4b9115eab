#pragma once

#include "server/store/cases.h"
#include "server/store/figures.h"
#include "server/store/kiosks.h"
#include "server/store/staff.h"
#include "server/store/steps.h"
#include "server/store/tickets.h"
#include "server/store/uploads.h"

namespace onedoor::store {

struct StoreFigures {
    std::uint64_t commits = 0;
    std::uint64_t jobs = 0;
    std::uint64_t queue_length = 0;
    std::uint64_t wal_bytes = 0;
};

/// Everything the server keeps besides the bytes of attachments. All members may be called from
/// any thread at once; calls that write block until they are durable.
class Store : public CaseStore,
              public StepStore,
              public UploadStore,
              public StaffStore,
              public TicketStore,
              public KioskStore,
              public FigureStore {
public:
    /// A read through to the database; fails when the store has stopped.
    virtual Result<void> check() = 0;
    virtual StoreFigures figures() = 0;
};

}
