#pragma once

#include "client/configuration/changes.h"
#include "client/configuration/package_store.h"
#include "client/staff_panel/errand.h"
#include "shared/core/bytes.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace onedoor::staff_panel {

/// What staff bring to the machine and take from it on a USB stick; nothing here waits for it.
class Stick {
public:
    /// `folder`: where a stick is mounted; `machine_file`: the kiosk.json the program began with.
    Stick(std::string folder, std::string machine_file)
        : m_folder(std::move(folder)), m_machine_file(std::move(machine_file)) {}

    /// A package that may be taken: signed by who may, for this machine, newer, in time.
    struct Offer {
        std::int64_t version = 0;
        core::Instant expires;
        std::vector<configuration::Change> changes;
        core::Bytes bytes;
    };

    enum class Step : std::uint8_t {
        Idle,
        Working,
        Offered, ///< offer() is shown and may be taken
        Taken,   ///< on the disk, in use from the next start on
        Written, ///< file_name() is on the stick
        Failed,  ///< error(): codes of configuration and files, or "stick.missing"
    };

    void look_for_package(core::Instant now);
    /// What is offered, and no other bytes than those.
    void take_package(core::Instant now);
    void write_file(std::string name, core::Bytes bytes);
    /// Nothing of it is shown any more. One that is under way goes on.
    void forget();
    void advance();

    [[nodiscard]] Step step() const { return m_step; }
    [[nodiscard]] std::optional<Offer> const& offer() const { return m_offer; }
    [[nodiscard]] std::string const& file_name() const { return m_file_name; }
    [[nodiscard]] std::optional<Error> const& error() const { return m_error; }

private:
    struct Outcome {
        Step step = Step::Failed;
        std::optional<Offer> offer;
        std::optional<Error> error;
    };
    static Outcome failed(Error error);
    static Outcome look(std::string const& folder, std::string const& machine_file,
                        core::Instant now);
    bool begin();

    std::string m_folder;
    std::string m_machine_file;
    Step m_step = Step::Idle;
    std::optional<Offer> m_offer;
    std::string m_file_name;
    std::optional<Error> m_error;
    /// Of one that was forgotten.
    bool m_is_stale = false;
    Errand<Outcome> m_errand;
};

}
