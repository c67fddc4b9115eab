#pragma once

#include "client/outbox/device_key.h"
#include "client/outbox/sender.h"
#include "tests/sim/chance.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace onedoor::sim {

/// A case as the server holds it at the end.
struct FiledCase {
    std::string submission;
    std::string reference;
    std::string applicant;
    /// In the chain of events: the order in which the cases came.
    std::int64_t sequence = 0;
    /// The attached file, opened; nothing when the case has none.
    std::optional<std::string> file;
    /// On the second disk as well.
    bool has_copy = false;
};

/// The real server without sockets: routes, limiter, filing, uploads, sealed opening and store on
/// a folder in memory. Its clock is the simulation's.
class Office {
public:
    Office(std::uint64_t seed, std::int64_t const& now_ms);
    ~Office();
    Office(Office const&) = delete;
    Office& operator=(Office const&) = delete;

    void register_device(std::string const& name, outbox::VerifyingKey const& key);
    /// What an administrator puts into a kiosk's configuration.
    [[nodiscard]] outbox::OfficePin pin() const;

    [[nodiscard]] bool is_up() const { return m_life != nullptr; }
    void start();
    /// Without waiting for anything; whatever is committed stays.
    void stop();
    /// What the server does once an hour.
    void tidy();

    void unplug_second_disk();
    void plug_second_disk_in();

    /// Carries the request out and answers it; `address` is that of the kiosk.
    outbox::Answer answer(outbox::Task const& task, std::string const& address);

    /// Every case, in the order in which they came.
    std::vector<FiledCase> cases();
    [[nodiscard]] bool is_chain_whole();
    /// Whether a citizen finds the file with what the receipt says.
    [[nodiscard]] bool finds(protocol::Receipt const& receipt);

private:
    struct Life;
    struct Clock;

    std::string m_folder;
    std::unique_ptr<Clock> m_clock;
    Chance m_random;
    std::string m_devices;
    std::unique_ptr<Life> m_life;
};

}
