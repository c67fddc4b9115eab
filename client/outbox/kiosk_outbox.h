#pragma once

#include "client/app/outbox.h"
#include "client/outbox/capacity.h"
#include "client/outbox/exchange.h"
#include "client/outbox/sealer.h"
#include "client/outbox/sender.h"
#include "client/outbox/store.h"
#include "shared/core/clock.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <variant>
#include <vector>

namespace onedoor::outbox {

/// A filing is on the disk with every file, or is not; for App::filing_kept().
struct Kept {
    std::string id;
    bool is_kept = false;
    /// Why not: a code of OutboxStore or seal_filing(), or "outbox.file" for one that could not be
    /// read.
    std::string error;
    /// As on the slip "received by this machine, not yet transmitted".
    std::string reference;
    /// Of that slip, recorded with the filing: print it, then confirm it.
    SlipNumber slip = 0;
};
/// The filings of this session; for App::outbox_listed().
struct Listed {
    std::vector<app::OutboxItem> items;
};
/// Answers record_slip() and record_copy(), by their ticket; nothing: it could not be recorded and
/// must not be printed.
struct SlipRecorded {
    std::uint32_t ticket = 0;
    std::optional<UnconfirmedSlip> slip;
};
/// The disk can no longer be trusted: nothing more is kept or sent until the program starts anew.
struct Broken {
    std::string detail;
};
using Event = std::variant<Kept, Listed, SlipRecorded, OfficePinned, OfficeChanged, Broken>;

/// For staff and for the readiness report; tells nothing about anybody.
struct Status {
    Capacity capacity;
    /// Oldest first.
    std::vector<Item> items;
    std::vector<UnconfirmedSlip> slips;
    /// What is sealed to; empty: no key yet, nothing can be kept.
    std::string office_key_id;
    /// Another one the server told, which staff have to confirm.
    std::string offered_key_id;
    bool is_broken = false;
};

struct KioskOutboxOptions {
    StoreOptions store;
    /// File with the seed of the device's key; made when it is not there.
    std::string device_key;
    SenderOptions sender;
};

/// What the outbox works with; outlives it.
struct Surroundings {
    core::Clock const& clock;
    /// Used on the outbox's thread.
    core::Random& random;
    Exchange& exchange;
    FileContents& files;
    /// Called from the outbox's thread when there are events; may be null.
    void (*wake)() = nullptr;
};

class Worker;

/// The outbox of a kiosk: disk and network on two threads of their own, no call of the program
/// waits for them. Order of a frame: advance(), then take_events().
class KioskOutbox final : public app::Outbox {
public:
    /// Opens file and key, and waits for the disk. Fails with the codes of OutboxStore::open() and
    /// DeviceKey::open().
    static Result<std::unique_ptr<KioskOutbox>> open(KioskOutboxOptions const& options,
                                                     Surroundings const& surroundings);
    /// Finishes what is being kept; what is being sent is sent again after the next start.
    ~KioskOutbox() override;
    KioskOutbox(KioskOutbox const&) = delete;
    KioskOutbox& operator=(KioskOutbox const&) = delete;

    /// There is a key to seal to, and the disk works.
    [[nodiscard]] bool is_available() const override;
    /// Answered by Kept. The files must be readable until then.
    void keep(app::OutgoingFiling const& filing) override;
    /// Waiting or Refused; a filing being sent is removed after its answer, if it still is then.
    void remove(std::string_view id, app::OutboxState state) override;
    void send_now() override;

    /// The outbox knows no other time.
    void advance(core::Uptime now);
    std::vector<Event> take_events();
    [[nodiscard]] Status status() const;
    /// Full: do not let anybody begin a filing.
    [[nodiscard]] Capacity capacity() const;

    /// End of the session: what the outbox knows of its filings is overwritten, and no event about
    /// them comes any more.
    void forget();
    /// False while a filing of before is still being sealed.
    [[nodiscard]] bool is_forgotten() const;

    /// Before a slip goes to the printer; answered by SlipRecorded. The time of the draft is set
    /// here.
    std::uint32_t record_slip(SlipKind kind, std::string_view code);
    /// The printer has printed it, or staff have dealt with it.
    void confirm_slip(SlipNumber number);
    /// Staff want it again, as a copy; answered by SlipRecorded.
    std::uint32_t record_copy(SlipNumber number);
    /// Staff confirm the key that was offered, if it is this one.
    void trust_office(std::string_view key_id);
    /// Staff let a refused filing be sent once more.
    void send_again(core::SubmissionId id);

private:
    explicit KioskOutbox(std::unique_ptr<Worker> worker);
    std::unique_ptr<Worker> m_worker;
};

}
